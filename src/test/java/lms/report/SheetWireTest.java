package lms.report;

import static lms.support.SheetsStandIn.Kind.METADATA;
import static lms.support.SheetsStandIn.Kind.RESHAPE;
import static lms.support.SheetsStandIn.Kind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import lms.faults.Survives;
import lms.report.ReportService.Kind;
import lms.support.SheetsStandIn;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens when the wire to Google breaks, falls silent or drips. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetWireTest extends SheetTest {
  @Test
  @Survives("G10")
  void a_write_whose_reply_is_lost_doubles_no_day() throws Exception {
    first.type("A1", HEADINGS).type("A2", 45076, 1, 3, 1, 50, 4, 2);
    google.loseReply(RESHAPE);
    google.loseReply(WRITE);

    assertThat(service.report().delivered()).isTrue();

    assertThat(first.filled()).hasSize(3);
    assertThat(service.published(0)).containsExactly("2023-05-31");
  }

  @Test
  @Survives("G1")
  void a_token_server_that_is_down_leaves_the_days_due() throws Exception {
    Kind nowhere = Kind.USUAL.tokens(URI.create("http://127.0.0.1:1/token"));
    try (ReportService own = ReportService.toSheet(google, nowhere)) {
      own.day("2023-05-31", 10);

      assertThat(own.report().problem().orElseThrow())
          .contains("ConnectException", "the days are written with the next load run");

      assertThat(own.published()).isEmpty();
      try (ReportService next = own.another(google, Kind.USUAL)) {
        assertThat(next.report().detail()).isEqualTo("1 day added, 0 updated");
      }
    }
  }

  @Test
  @Survives("G9")
  void a_google_that_hears_a_write_and_says_nothing_is_asked_again() throws Exception {
    Kind impatient = Kind.USUAL.hearing(Duration.ofMillis(400));
    try (ReportService own = ReportService.toSheet(google, impatient)) {
      own.day("2023-05-31", 10);
      google.overhear(WRITE, Duration.ofMillis(600));

      assertThat(own.report().delivered()).isTrue();
    }
    assertThat(google.requests(WRITE)).isGreaterThan(1);
    assertThat(first.filled()).hasSize(2);
  }

  @Test
  @Survives("G11")
  void a_list_of_tabs_that_is_cut_is_asked_for_the_next_time() throws Exception {
    google.cutReply(METADATA, 1);

    assertThat(service.report().problem().orElseThrow()).contains("Google");
    assertThat(service.report().delivered()).isTrue();

    assertThat(service.published(0)).containsExactly("2023-05-31");
  }

  @ParameterizedTest
  @EnumSource(
      value = SheetsStandIn.Kind.class,
      names = {"READ", "RESHAPE", "WRITE"})
  @Survives("G11")
  void an_answer_that_is_cut_is_asked_for_again_and_doubles_no_day(SheetsStandIn.Kind kind)
      throws Exception {
    google.cutReply(kind, 1);

    assertThat(service.report().detail()).isEqualTo("1 day added, 0 updated");

    assertThat(first.filled()).hasSize(2);
    assertThat(service.published(0)).containsExactly("2023-05-31");
  }

  @Test
  @Survives("G12")
  void an_answer_that_comes_a_byte_at_a_time_is_given_up() throws Exception {
    Kind impatient = Kind.USUAL.hearing(Duration.ofMillis(400));
    try (ReportService own = ReportService.toSheet(google, impatient)) {
      own.day("2023-05-31", 10);
      google.dripReply(METADATA, Duration.ofMillis(100));
      long begun = System.nanoTime();

      assertThat(own.report().delivered()).isFalse();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(25));
      assertThat(own.published()).isEmpty();
    }
  }
}
