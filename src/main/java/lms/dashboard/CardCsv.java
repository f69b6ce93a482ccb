package lms.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lms.dashboard.Card.Column;
import lms.dashboard.Card.Kind;
import lms.settings.Language;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** An answer as CSV (RFC 4180), headings in the language asked for. */
public final class CardCsv {
  /** What a spreadsheet would take for a formula. */
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r\n]");

  private CardCsv() {}

  /** No data is an empty field; a text that begins like a formula gets an apostrophe before it. */
  public static String of(CardAnswer answer) {
    Language language = answer.asked().language();
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(answer.columns().stream().map(c -> c.title().get(language)).toList());
      for (List<Object> row : answer.rows()) {
        csv.printRecord(
            IntStream.range(0, row.size())
                .mapToObj(i -> value(row.get(i), answer.columns().get(i), answer.asked()))
                .toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text can always be written to", e);
    }
    return text.toString();
  }

  private static Object value(Object value, Column column, CardRequest asked) {
    if (!(value instanceof String text)) {
      return value;
    }
    if (column.kind() == Kind.WORD) {
      return asked.card().words().get(text).get(asked.language());
    }
    return FORMULA.matcher(text).find() ? "'" + text : text;
  }
}
