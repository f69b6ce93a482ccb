package lms.cli;

import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import lms.faults.Survives;
import lms.support.SheetsStandIn;
import lms.support.SheetsStandIn.Kind;
import lms.support.SheetsWorkbook.Tab;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Somebody edits the sheet between our writing and our reading back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetEditedMeanwhileTest extends LoadCommandTest {
  @Test
  @Survives("G14")
  void numbers_that_read_back_otherwise_are_a_warning_in_status_and_mail_and_are_set_right()
      throws Exception {
    try (SheetsStandIn google = new SheetsStandIn()) {
      google.settings().forEach(this::set);
      Tab tab = google.workbook().add("Daily", 20, 10);
      google.meanwhile(Kind.WRITE, () -> google.meanwhile(Kind.READ, () -> tab.type("B2", 999)));
      answer(aTrialRun());

      Ended ended = lms("run");

      assertThat(ended.status()).isEqualTo(5);
      assertThat(ended.out()).contains("WARNING", "1 of the days written read back otherwise");
      assertThat(outbox())
          .singleElement()
          .asString()
          .satisfies(
              mail ->
                  assertThat(mail.replaceAll("=\\r?\\n", ""))
                      .contains("[LMS]_WARNING", "1 of the days written read back otherwise")
                      .contains(SheetsStandIn.SPREADSHEET + "/edit#gid=3D0"));
      assertThat(rows("select status, published_at is null from load_run, daily_stats"))
          .containsExactly("WARNING true");

      answer(aTrialRun());
      assertThat(lms("run").status()).isZero();
      assertThat(tab.row(2)).startsWith("2023-05-31", 1.0);
    }
  }
}
