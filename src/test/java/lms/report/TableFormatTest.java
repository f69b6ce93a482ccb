package lms.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import lms.ledger.DailyStats;
import lms.security.Secures;
import lms.texts.Language;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TableFormatTest {
  private static final List<DailyStats> DAYS =
      List.of(
          new DailyStats(
              LocalDate.parse("2023-05-30"),
              11_113,
              640,
              120,
              new BigDecimal("45.90"),
              9_000,
              2_113),
          new DailyStats(LocalDate.parse("2023-05-31"), 0, 0, 0, null, 0, 0));

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void a_spreadsheet_has_typed_cells_under_the_headings(Language language) throws IOException {
    List<Row> rows = read(written(TableFormat.XLSX, language));

    assertThat(rows).hasSize(3);
    assertThat(texts(rows.get(0)))
        .containsExactlyElementsOf(
            Arrays.stream(Column.values()).map(column -> column.heading(language)).toList());
    assertThat(rows.get(1).getCellAsDate(0)).contains(LocalDate.parse("2023-05-30").atStartOfDay());
    assertThat(numbers(rows.get(1)))
        .containsExactly("11113", "640", "120", "45.90", "9000", "2113");
    assertThat(numbers(rows.get(2))).containsExactly("0", "0", "0", "0", "0", "0");
    assertThat(rows.subList(1, 3))
        .allSatisfy(row -> assertThat(row).extracting(Cell::getType).containsOnly(CellType.NUMBER));
    assertThat(rows).allSatisfy(row -> assertThat(row).allMatch(cell -> cell.getFormula() == null));
  }

  @Test
  void a_spreadsheet_looks_like_a_table() throws IOException {
    byte[] xlsx = written(TableFormat.XLSX, Language.RU);

    assertThat(part(xlsx, "xl/styles.xml"))
        .contains("yyyy-mm-dd", "#,##0", "0.00", "<b/>", "EEF2F7");
    assertThat(part(xlsx, "xl/worksheets/sheet1.xml"))
        .contains("ySplit=\"1\"", "state=\"frozen\"", "width=\"26.0\"")
        .doesNotContain("<f>");
  }

  @ParameterizedTest
  @EnumSource
  @Secures("S15")
  void no_cell_of_a_csv_begins_like_a_formula(Language language) throws IOException {
    String csv = new String(written(TableFormat.CSV, language), UTF_8);

    assertThat(csv.split("\r\n")).hasSize(3);
    assertThat(csv.split("[,\r\n]+")).noneMatch(cell -> cell.matches("\"?[=+\\-@\t].*"));
    assertThat(csv).doesNotStartWith("\uFEFF").doesNotStartWith("\"");
  }

  private static byte[] written(TableFormat format, Language language) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    format.write(DAYS, language, bytes);
    return bytes.toByteArray();
  }

  private static List<Row> read(byte[] xlsx) throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
      return workbook.getFirstSheet().read();
    }
  }

  private static List<String> texts(Row row) {
    return row.stream().map(Cell::asString).toList();
  }

  /** All but the date. */
  private static List<String> numbers(Row row) {
    return row.stream().skip(1).map(cell -> cell.asNumber().toPlainString()).toList();
  }

  private String part(byte[] xlsx, String name) throws IOException {
    Path file = Files.write(folder.resolve("table.xlsx"), xlsx);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
    }
  }
}
