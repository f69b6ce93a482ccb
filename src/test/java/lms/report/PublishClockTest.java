package lms.report;

import static org.assertj.core.api.Assertions.assertThat;

import lms.report.ReportService.Kind;
import lms.support.MovableClock;
import lms.support.SheetsStandIn;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The database's clock may be set back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishClockTest {
  @Test
  void numbers_that_seem_to_be_of_tomorrow_are_published_once() throws Exception {
    MovableClock clock = new MovableClock("2023-06-01T07:00:00Z");
    try (SheetsStandIn google = new SheetsStandIn();
        ReportService service = ReportService.retrying(google, Kind.USUAL, clock)) {
      google.workbook().add("Daily", 50, 10);
      service.day("2023-05-31", 10);
      service.execute("update daily_stats set updated_at = clock_timestamp() + interval '1 day'");
      service.ring();
      int asked = google.requests();

      service.ring();

      assertThat(google.requests()).isEqualTo(asked).isPositive();
      assertThat(service.published(0)).containsExactly("2023-05-31");
    }
  }
}
