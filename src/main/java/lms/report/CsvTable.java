package lms.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import lms.ledger.DailyStats;
import lms.texts.Language;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The daily table as CSV (RFC 4180, UTF-8). Without a byte order mark: programs take it for a part
 * of the first heading, and a spreadsheet whose language writes decimals with a comma would not
 * find the columns anyway; for spreadsheets there is {@link XlsxTable}.
 */
final class CsvTable {
  private CsvTable() {}

  static void write(List<DailyStats> days, Language language, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, UTF_8);
    CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    printer.printRecord(row(column -> column.heading(language)));
    for (DailyStats day : days) {
      printer.printRecord(row(column -> column.of(day)));
    }
    printer.flush();
  }

  private static Stream<Object> row(Function<Column, Object> cell) {
    return Arrays.stream(Column.values()).map(cell);
  }
}
