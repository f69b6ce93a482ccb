package lms.report;

import static lms.support.SheetsStandIn.Kind.METADATA;
import static lms.support.SheetsStandIn.Kind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lms.faults.Survives;
import lms.ledger.Delivery;
import lms.report.ReportService.Kind;
import lms.support.MovableClock;
import lms.support.SheetsStandIn;
import lms.support.SheetsWorkbook.Tab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The service tries again by itself, and publishers never meet. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishTest {
  private final MovableClock clock = new MovableClock("2023-06-01T07:00:00Z");
  private SheetsStandIn google;
  private ReportService service;
  private Tab tab;

  @BeforeEach
  void start() throws Exception {
    google = new SheetsStandIn();
    tab = google.workbook().add("Daily", 50, 10);
    service = ReportService.retrying(google, Kind.USUAL, clock);
    service.day("2023-05-31", 10);
  }

  @AfterEach
  void stop() {
    service.close();
    google.close();
  }

  @Test
  @Survives("G21")
  void days_of_an_outage_are_published_by_the_service_all_in_one_request() throws Exception {
    away();
    assertThat(service.report().delivered()).isFalse();
    away();
    assertThat(asked(Duration.ofSeconds(59))).isZero();
    assertThat(asked(Duration.ofSeconds(1))).isEqualTo(1);
    service.day("2023-06-01", 20);
    service.day("2023-06-02", 30);
    assertThat(asked(Duration.ofSeconds(119))).isZero();

    assertThat(asked(Duration.ofSeconds(1))).isEqualTo(5);

    assertThat(tab.filled()).hasSize(4);
    assertThat(google.requests(WRITE)).isEqualTo(1);
    assertThat(service.published(0)).containsExactly("2023-05-31", "2023-06-01", "2023-06-02");
    assertThat(asked(Duration.ofHours(5))).as("nothing is left over").isZero();
  }

  @Test
  void what_becomes_due_after_a_success_is_published_promptly() throws Exception {
    service.report();
    service.day("2023-05-31", 11);

    assertThat(asked(Duration.ZERO)).isEqualTo(4);

    assertThat(tab.row(2)).startsWith("2023-05-31", 11.0);
  }

  @Test
  void days_of_a_load_run_under_way_are_left_to_it() throws Exception {
    service.execute(
        """
        insert into load_run (client, trigger, "from", "to", asked, time_zone, status, holder, lease_until)
        values ('uni', 'MANUAL', '2023-05-31', '2023-05-31', '{[2023-05-31,2023-05-31]}', 'UTC', 'RUNNING', 'another host', now() + interval '1 hour')
        """);

    assertThat(asked(Duration.ZERO)).isZero();

    service.execute("update load_run set lease_until = now() - interval '1 second'");
    assertThat(asked(Duration.ZERO)).isEqualTo(6); // a token and a new table too
  }

  @Test
  void days_published_to_another_spreadsheet_are_left_over() throws Exception {
    service.report();
    assertThat(asked(Duration.ZERO)).isZero();
    service.execute("update daily_stats set published_to = 'another#gid=0'");

    assertThat(asked(Duration.ZERO)).isPositive();

    assertThat(service.published(0)).containsExactly("2023-05-31");
  }

  @Test
  void courses_that_changed_are_left_over_too() throws Exception {
    google.workbook().add("Courses", 5, 8);
    Kind courses = Kind.USUAL.tab("Daily").courses("Courses");
    try (ReportService own = ReportService.retrying(google, courses, clock)) {
      own.day("2023-05-31", 10);
      own.brought("2023-05-31", 1);
      own.ring();
      int before = google.requests();
      own.ring();
      assertThat(google.requests()).as("nothing is left over").isEqualTo(before);
      own.brought("2023-05-31", 0);
      own.ring();
      assertThat(google.requests()).as("nothing new").isEqualTo(before);

      own.brought("2023-05-31", 1);
      own.ring();

      assertThat(google.requests()).isGreaterThan(before);
      before = google.requests();
      own.ring();
      assertThat(google.requests()).isEqualTo(before);
    }
  }

  @Test
  void waits_double_up_to_an_hour_and_a_success_ends_them() {
    PublishRetry retry = new PublishRetry(clock);
    List<Long> minutes = new ArrayList<>();
    for (int failure = 0; failure < 8; failure++) {
      retry.told(delivery(Optional.of("away")));
      minutes.add(minutesUntil(retry));
    }
    assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);

    retry.told(delivery(Optional.empty()));
    assertThat(minutesUntil(retry)).isZero();
    retry.told(delivery(Optional.of("away")));
    assertThat(minutesUntil(retry)).isEqualTo(1);
  }

  @Test
  void who_waits_in_vain_for_another_publisher_writes_nothing_and_says_so() throws Exception {
    List<Delivery> second = new ArrayList<>();
    try (ReportService other = service.another(google, Kind.USUAL.waiting("100ms"))) {
      google.meanwhile(WRITE, () -> second.add(other.report()));

      assertThat(service.report().delivered()).isTrue();
    }

    assertThat(second.get(0).problem().orElseThrow())
        .startsWith(
            "the sheet is being written right now, by another process or by this service itself")
        .contains("nothing is lost");
    assertThat(tab.filled()).hasSize(2);
    assertThat(google.requests(METADATA)).isEqualTo(1);
  }

  @Test
  void of_two_publishers_the_second_waits_and_doubles_no_day() throws Exception {
    List<CompletableFuture<Delivery>> second = new ArrayList<>();
    try (ReportService other = service.another(google, Kind.USUAL)) {
      google.meanwhile(
          METADATA, () -> second.add(CompletableFuture.supplyAsync(() -> report(other))));

      service.report();
      Delivery delivery = second.get(0).get(60, TimeUnit.SECONDS);

      assertThat(delivery.detail()).isEqualTo("no day to write");
    }
    assertThat(tab.filled()).hasSize(2);
    assertThat(google.requests(WRITE)).isEqualTo(1);
  }

  private static Delivery report(ReportService service) {
    try {
      return service.report();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void away() {
    google.fail(METADATA, 404, "Requested entity was not found.");
  }

  /** How often Google is asked when the timer rings so much later. */
  private int asked(Duration later) throws Exception {
    int before = google.requests();
    clock.advance(later);
    service.ring();
    return google.requests() - before;
  }

  private long minutesUntil(PublishRetry retry) {
    Duration waited = Duration.ZERO;
    while (!retry.isTime()) {
      clock.advance(Duration.ofMinutes(1));
      waited = waited.plusMinutes(1);
    }
    return waited.toMinutes();
  }

  private static Delivery delivery(Optional<String> problem) {
    return new Delivery("sheet", problem, "", Optional.empty());
  }
}
