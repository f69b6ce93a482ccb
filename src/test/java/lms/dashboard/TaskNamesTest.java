package lms.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lms.dashboard.Card.Column;
import lms.settings.Language;
import lms.settings.SettingsProblems;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file with the names of tasks, and where the names are shown. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TaskNamesTest {
  private static final String HEADINGS = "task_id,title\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF"})
  void names_stand_behind_the_ids_of_their_tasks(String begin) throws IOException {
    Path file = file(begin + HEADINGS + "t1,\"Циклы, часть \"\"1\"\"\"\r\nt2,=2+2\n");

    CardAnswer answer = TaskNames.of(Optional.of(file)).beside(answer("t1", "t2", "t3"));

    assertThat(answer.columns()).extracting(Column::name).startsWith("task_id", "task_title");
    assertThat(answer.rows())
        .containsExactly(
            Arrays.asList("t1", "Циклы, часть \"1\"", 1),
            Arrays.asList("t2", "=2+2", 1),
            Arrays.asList("t3", null, 1));
    assertThat(CardCsv.of(answer))
        .isEqualTo(
            """
            Task,Name,Learners
            t1,"Циклы, часть ""1""\",1
            t2,'=2+2,1
            t3,,1
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void without_a_file_an_answer_stays_as_it_is() throws IOException {
    CardAnswer answer = answer("t1");

    assertThat(TaskNames.of(Optional.empty()).beside(answer)).isSameAs(answer);
    assertThat(TaskNames.of(Optional.of(file(HEADINGS))).beside(answer)).isSameAs(answer);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                  | line 1 is missing: the headings task_id,title
          t1,One                              | line 1 must be the headings task_id,title
          task_id;title                       | line 1 must be the headings task_id,title
          task_id,title~t1,One~t2             | line 3 has not two values, task_id and title
          task_id,title~t1,One,more           | line 2 has not two values, task_id and title
          task_id,title~t1,"One~two"~ ,Three  | line 4 has no task_id
          task_id,title~t1,                   | line 2 has no title
          task_id,title~t1,One~t2,Two~t1,Two  | line 4 names a task that an earlier line has named
          task_id,title~t1,"One~              | is not CSV
          """)
  void a_line_that_cannot_be_used_is_named(String text, String says) throws IOException {
    Path file = file(text.replace("~", "\n"));

    assertThatThrownBy(() -> TaskNames.of(Optional.of(file)))
        .isInstanceOf(SettingsProblems.class)
        .hasMessageContaining("TASKS_FILE")
        .hasMessageContaining(says);
  }

  @Test
  void a_file_in_another_encoding_is_refused() throws IOException {
    Path file = folder.resolve("tasks.csv");
    Files.write(file, (HEADINGS + "t1,é").getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> TaskNames.of(Optional.of(file)))
        .isInstanceOf(SettingsProblems.class)
        .hasMessageContaining("TASKS_FILE")
        .hasMessageContaining("is not UTF-8");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("tasks.csv"), text);
  }

  private static CardAnswer answer(String... tasks) {
    Card card = Cards.shipped().find("hardest_tasks").orElseThrow();
    Days day = Days.of(LocalDate.parse("2023-05-31"));
    List<Column> columns = List.of(card.columns().get(0), card.columns().get(2));
    List<List<Object>> rows = Arrays.stream(tasks).map(task -> List.<Object>of(task, 1)).toList();
    return new CardAnswer(
        new CardRequest(card, day, Optional.empty(), Language.EN),
        columns,
        rows,
        false,
        Optional.empty());
  }
}
