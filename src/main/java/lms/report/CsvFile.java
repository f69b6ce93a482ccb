package lms.report;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lms.ledger.DailyStats;
import lms.ledger.Delivery;
import lms.texts.Language;

/**
 * The daily table as a CSV file (RFC 4180, UTF-8), for those without a sheet: every day, rewritten
 * whole, so that a reader never sees half of it.
 */
public final class CsvFile implements ReportFailure {
  private static final String END_OF_LINE = "\r\n";

  private final Path file;
  private final Language language;

  /**
   * @param file its folder is made if it is missing
   */
  public CsvFile(Path file, Language language) {
    this.file = file;
    this.language = language;
  }

  /**
   * @param rows of {@code select_daily_stats.sql}, oldest day first
   * @throws IOException if the file cannot be written; the former one then stays
   */
  public Delivery write(List<Map<String, Object>> rows) throws IOException {
    StringBuilder text = new StringBuilder(line(column -> column.heading(language)));
    for (Map<String, Object> row : rows) {
      DailyStats day = DailyStats.of(row);
      text.append(line(column -> column.of(day).toString()));
    }
    Files.createDirectories(file.getParent());
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, text);
    Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
    return new Delivery(
        file.toString(),
        Optional.empty(),
        "%d %s written".formatted(rows.size(), rows.size() == 1 ? "day" : "days"),
        Optional.empty());
  }

  @Override
  public Delivery explain(Exception failure) {
    String what =
        failure instanceof IOException
            ? "the CSV file could not be written (%s: %s); make sure the folder of %s may be written to"
                .formatted(failure.getClass().getSimpleName(), failure.getMessage(), file)
            : "the daily numbers could not be read from the database";
    return new Delivery(
        file.toString(),
        Optional.of(what + "; the next load run writes the file whole"),
        "nothing written",
        Optional.empty());
  }

  private static String line(Function<Column, String> value) {
    return Arrays.stream(Column.values())
            .map(value)
            .map(CsvFile::quoted)
            .collect(Collectors.joining(","))
        + END_OF_LINE;
  }

  private static String quoted(String value) {
    return value.contains(",") || value.contains("\"")
        ? '"' + value.replace("\"", "\"\"") + '"'
        : value;
  }
}
