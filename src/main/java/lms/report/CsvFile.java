package lms.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.ledger.DailyStats;
import lms.ledger.Delivery;
import lms.texts.Language;
import lms.texts.Texts;

/**
 * The daily table as a CSV file, for those without a sheet: every day, rewritten whole, so that a
 * reader never sees half of it.
 */
public final class CsvFile implements ReportFailure {
  private final Path file;
  private final Language language;
  private final Texts texts;

  /**
   * @param file its folder is made if it is missing
   */
  public CsvFile(Path file, Language language) {
    this.file = file;
    this.language = language;
    this.texts = new Texts(language);
  }

  /**
   * @param rows of {@code select_daily_stats.sql}, oldest day first
   * @throws IOException if the file cannot be written; the former one then stays
   */
  public Delivery write(List<Map<String, Object>> rows) throws IOException {
    List<DailyStats> days = rows.stream().map(DailyStats::of).toList();
    Files.createDirectories(file.getParent());
    WholeFile.replace(file, out -> TableFormat.CSV.write(days, language, out));
    return new Delivery(
        file.toString(),
        Optional.empty(),
        texts.count("export.csv.days", rows.size()),
        Optional.empty());
  }

  @Override
  public Delivery explain(Exception failure) {
    String what =
        failure instanceof IOException
            ? texts.get(
                "export.csv.failed", failure.getClass().getSimpleName(), failure.getMessage(), file)
            : texts.get("export.csv.no-numbers");
    return new Delivery(
        file.toString(), Optional.of(what), texts.get("export.csv.nothing"), Optional.empty());
  }
}
