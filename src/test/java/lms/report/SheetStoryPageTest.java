package lms.report;

import static lms.support.SheetsStandIn.Kind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import lms.ledger.Delivery;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The story that {@code docs/sheet.md} tells of an analyst who edits the sheet. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetStoryPageTest extends SheetTest {
  private static final int SHOWN = 4; // columns: enough to see where the rows are

  private final StringBuilder story = new StringBuilder();

  @Test
  void what_the_documentation_tells_is_what_happens() throws Exception {
    tell("The tab is empty. 31 May is loaded.");
    first.insertRow(1);
    first.type("A1", "Statistics").insertColumn(2);
    first.type("C2", "Comment").type("C3", "exam");
    service.day("2023-06-01", 20);
    tell(
        "She writes a title above the table and puts a column of her own into it. 1 June is loaded.");
    first.sortDown(3, 4, 0);
    first.type("A5", "2023-06-12", "public holiday");
    service.day("2023-06-02", 30);
    tell("She sorts the newest day up and notes a date below the table. 2 June is loaded.");
    first.type("B4", 999).deleteRow(3);
    service.day("2023-06-03", 40);
    tell("She types over 31 May and deletes the row of 1 June. 3 June is loaded.");
    for (int i = 0; i < 25; i++) {
      first.insertRow(1);
    }
    service.day("2023-06-04", 50);
    tell("She moves the table down by 25 rows. 4 June is loaded.");
    service.day("2023-06-04", 51);
    google.fail(WRITE, 503, "The service is currently unavailable.");
    google.meanwhile(WRITE, () -> first.sortDown(30, 33, 0));
    tell("4 June has changed. Google is not ready for the write, and she sorts meanwhile.");
    service.day("2023-06-12", 60);
    tell("12 June is loaded, and her note has that date.");
    first.type("A29", "12 June");
    tell("She writes the note's date in words.");

    Files.writeString(Path.of("target/sheet-story.txt"), story);
    assertThat(Files.readString(Path.of("docs/sheet.md"))).contains(story);
  }

  /** What she did, what the report says, and the sheet after it. */
  private void tell(String what) throws Exception {
    Delivery delivery = service.report();
    story.append(what).append('\n');
    story.append("  sheet: ").append(delivery.detail()).append('\n');
    delivery.problem().ifPresent(problem -> story.append("  ").append(problem).append('\n'));
    List<List<Object>> rows = first.filled();
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).isEmpty()) {
        story.append("  %2d  %s%n".formatted(i + 1, line(rows.get(i))));
      }
    }
    story.append('\n');
  }

  private static String line(List<Object> row) {
    return row.stream()
        .limit(SHOWN)
        .map(SheetStoryPageTest::shown)
        .collect(Collectors.joining(" | "))
        .stripTrailing();
  }

  private static String shown(Object cell) {
    String text = cell instanceof Double number ? String.valueOf(number.longValue()) : "" + cell;
    return "%-14s".formatted(cell == null ? "" : text);
  }
}
