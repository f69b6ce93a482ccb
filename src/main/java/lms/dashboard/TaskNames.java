package lms.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.dashboard.Card.Column;
import lms.dashboard.Card.Kind;
import lms.settings.Language;
import lms.settings.Problem;
import lms.settings.SettingsProblems;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** What people call the tasks: the API sends ids alone. */
public final class TaskNames {
  private static final List<String> HEADINGS = List.of("task_id", "title");
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Column NAME =
      new Column("task_title", Kind.TEXT, Map.of(Language.EN, "Name", Language.RU, "Название"));

  private final Map<String, String> names;

  private TaskNames(Map<String, String> names) {
    this.names = names;
  }

  /**
   * @param file {@code TASKS_FILE}: CSV in UTF-8, headings {@code task_id,title}; none: no task has
   *     a name
   * @throws SettingsProblems naming the line that cannot be used
   */
  public static TaskNames of(Optional<Path> file) {
    return new TaskNames(file.map(TaskNames::read).orElse(Map.of()));
  }

  private static Map<String, String> read(Path file) {
    try (CSVParser lines = CSVParser.parse(text(file), CSVFormat.RFC4180)) {
      Map<String, String> names = new HashMap<>();
      long line = 1;
      for (CSVRecord record : lines) {
        take(record, line, names);
        line = lines.getCurrentLineNumber() + 1;
      }
      check(line > 1, 1, "is missing: the headings task_id,title");
      return names;
    } catch (CharacterCodingException e) {
      throw problem("is not UTF-8");
    } catch (UncheckedIOException e) {
      throw problem("is not CSV: " + e.getCause().getMessage()); // of the parser: it says the line
    } catch (IOException e) {
      throw problem("cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static String text(Path file) throws IOException {
    String text = Files.readString(file);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static void take(CSVRecord record, long line, Map<String, String> names) {
    if (record.getRecordNumber() == 1) {
      check(record.toList().equals(HEADINGS), line, "must be the headings task_id,title");
      return;
    }
    check(record.size() == 2, line, "has not two values, task_id and title");
    check(!record.get(0).isBlank(), line, "has no task_id");
    check(!record.get(1).isBlank(), line, "has no title");
    String before = names.put(record.get(0).strip(), record.get(1).strip());
    check(before == null, line, "names a task that an earlier line has named");
  }

  private static void check(boolean holds, long line, String otherwise) {
    if (!holds) {
      throw problem("line " + line + " " + otherwise);
    }
  }

  private static SettingsProblems problem(String what) {
    return new SettingsProblems(List.of(new Problem("TASKS_FILE", what)));
  }

  /** The answer with a column of names behind each column of tasks; as it is where none has one. */
  CardAnswer beside(CardAnswer answer) {
    int task = answer.columns().stream().map(Column::kind).toList().indexOf(Kind.TASK);
    if (names.isEmpty() || task < 0) {
      return answer;
    }
    return new CardAnswer(
        answer.asked(),
        with(answer.columns(), task + 1, NAME),
        answer.rows().stream().map(row -> with(row, task + 1, name(row.get(task)))).toList(),
        answer.truncated(),
        answer.before());
  }

  /** {@code null} if it has none. */
  private String name(Object task) {
    return names.get(String.valueOf(task));
  }

  private static <T> List<T> with(List<T> list, int at, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(at, more);
    return longer;
  }
}
