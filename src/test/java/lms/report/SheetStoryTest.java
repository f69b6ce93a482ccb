package lms.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import lms.faults.Survives;
import lms.report.ReportService.Kind;
import lms.support.SheetsStandIn;
import lms.support.SheetsWorkbook.Tab;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Day by day, with an analyst who edits the sheet in between. A filter of hers would hide rows from
 * people, not from the API: there is nothing of it to imitate.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetStoryTest {
  private static final List<Object> HEADINGS =
      List.of(
          "Date",
          "Attempts",
          "Unique users",
          "Correct submissions",
          "Success rate, %",
          "Trial runs",
          "Submissions");

  private Tab tab;

  @Test
  @Survives({"G13", "G14"})
  void every_day_finds_its_row_whatever_the_analyst_did_to_the_sheet() throws Exception {
    try (SheetsStandIn google = new SheetsStandIn();
        ReportService service = ReportService.toSheet(google, Kind.USUAL)) {
      tab = google.workbook().add("Daily", 8, 7);
      service.day("2023-05-31", 10);
      assertThat(service.report().detail()).isEqualTo("1 day added, 0 updated");
      assertGrid(HEADINGS, row("2023-05-31", 10));
      assertLooks(google.reshaped());
      int looks = google.reshaped().size();

      tab.insertRow(1); // a title
      tab.type("A1", "Statistics");
      service.day("2023-06-01", 20);
      service.report();
      assertGrid(List.of("Statistics"), HEADINGS, row("2023-05-31", 10), row("2023-06-01", 20));

      tab.insertColumn(2); // a column of her own in the middle, and the newest day first
      tab.type("C2", "Comment").type("C3", "exam");
      tab.sortDown(3, 4, 0);
      service.day("2023-06-02", 30);
      service.report();
      assertGrid(
          List.of("Statistics"),
          commented("Comment", HEADINGS),
          commented(null, row("2023-06-01", 20)),
          commented("exam", row("2023-05-31", 10)),
          commented(null, row("2023-06-02", 30)));

      tab.type("A6", "checked by Anna"); // a note below the table
      service.day("2023-06-03", 40);
      service.report();
      assertThat(tab.row(6)).containsExactly("checked by Anna");
      assertThat(tab.row(7)).isEqualTo(commented(null, row("2023-06-03", 40)));

      tab.insertRow(1); // the table moved down and right
      tab.insertColumn(0);
      service.day("2023-06-04", 50);
      service.report();
      assertGrid(
          List.of(),
          right(List.of("Statistics")),
          right(commented("Comment", HEADINGS)),
          right(commented(null, row("2023-06-01", 20))),
          right(commented("exam", row("2023-05-31", 10))),
          right(commented(null, row("2023-06-02", 30))),
          right(List.of("checked by Anna")),
          right(commented(null, row("2023-06-03", 40))),
          right(commented(null, row("2023-06-04", 50))));

      tab.deleteRow(6); // 2 June
      tab.type("C5", 999); // 31 May
      service.day("2023-06-05", 60);
      assertThat(service.report().detail())
          .isEqualTo(
              "2 days added, 1 updated; 2 days that somebody had edited are set right: 2023-05-31, 2023-06-02");
      assertGrid(
          List.of(),
          right(List.of("Statistics")),
          right(commented("Comment", HEADINGS)),
          right(commented(null, row("2023-06-01", 20))),
          right(commented("exam", row("2023-05-31", 10))),
          right(List.of("checked by Anna")),
          right(commented(null, row("2023-06-03", 40))),
          right(commented(null, row("2023-06-04", 50))),
          right(commented(null, row("2023-06-02", 30))),
          right(commented(null, row("2023-06-05", 60))));

      tab.type("B10", 45082); // 5 June, now a number that looks like a date
      service.day("2023-06-06", 70);
      service.report();
      assertThat(tab.row(10)).startsWith(null, 45082.0, 60.0);
      assertThat(tab.row(11)).startsWith(null, 45083.0, 70.0);
      assertThat(tab.filled()).hasSize(11);
      assertThat(service.published(0)).hasSize(7);
      assertThat(google.reshaped().stream().skip(looks))
          .as("only rows and date formats are added to a table that is there")
          .allMatch(change -> change.has("appendDimension") || change.has("copyPaste"));
    }
  }

  private static void assertLooks(List<JsonNode> changes) {
    assertThat(changes)
        .anyMatch(
            c ->
                c.at("/updateSheetProperties/properties/gridProperties/frozenRowCount").asInt()
                    == 1)
        .anyMatch(c -> c.at("/repeatCell/cell/userEnteredFormat/textFormat/bold").asBoolean());
    assertThat(changes.stream().map(SheetStoryTest::format).filter(f -> !f.isEmpty()))
        .containsExactlyInAnyOrder(
            "0 TEXT ",
            "1 NUMBER #,##0",
            "2 NUMBER #,##0",
            "3 NUMBER #,##0",
            "4 NUMBER 0.00",
            "5 NUMBER #,##0",
            "6 NUMBER #,##0");
    assertThat(changes.stream().filter(c -> c.has("updateDimensionProperties"))).hasSize(7);
  }

  private static String format(JsonNode change) {
    JsonNode format = change.at("/repeatCell/cell/userEnteredFormat/numberFormat");
    return format.isMissingNode()
        ? ""
        : "%s %s %s"
            .formatted(
                change.at("/repeatCell/range/startColumnIndex").asText(),
                format.path("type").asText(),
                format.path("pattern").asText());
  }

  @SafeVarargs
  private void assertGrid(List<Object>... rows) {
    assertThat(tab.filled()).containsExactly(rows);
  }

  /** With her column after the second one. */
  private static List<Object> commented(String comment, List<Object> row) {
    return Stream.of(
            row.subList(0, 2), Collections.<Object>singletonList(comment), row.subList(2, 7))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Object> right(List<Object> row) {
    return Stream.concat(Collections.<Object>singletonList(null).stream(), row.stream()).toList();
  }

  private static List<Object> row(String day, double attempts) {
    return Arrays.asList(day, attempts, 3.0, 1.0, 50.0, 4.0, 2.0);
  }
}
