package lms.report;

import static lms.support.SheetsStandIn.Kind.METADATA;
import static lms.support.SheetsStandIn.Kind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import lms.faults.Survives;
import lms.ledger.Delivery;
import lms.report.ReportService.Kind;
import lms.support.MovableClock;
import lms.support.SheetsStandIn;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The outage of three days that {@code docs/sheet.md} tells of. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetOutagePageTest {
  private static final int HOURS = 74; // three days, and two hours
  private static final Duration RINGS = Duration.ofMinutes(5); // the service's are ten seconds

  private final MovableClock clock = new MovableClock("2023-06-01T07:00:00Z");
  private final StringBuilder story = new StringBuilder();

  @Test
  @Survives("G21")
  void what_the_documentation_tells_is_what_happens() throws Exception {
    Kind hasty = Kind.USUAL.asking(Duration.ofMillis(1));
    try (SheetsStandIn google = new SheetsStandIn();
        ReportService service = ReportService.retrying(google, hasty, clock)) {
      google.workbook().add("Daily", 50, 10);
      for (int i = 0; i < 24 * HOURS; i++) {
        google.fail(METADATA, 503, "The service is currently unavailable.");
      }
      for (int hour = 0; hour < HOURS; hour++) {
        if (hour % 24 == 0) {
          load(service, LocalDate.of(2023, 5, 31).plusDays(hour / 24));
        }
        ringFor(service, Duration.ofHours(1));
      }
      google.heal();
      ringFor(service, Duration.ofHours(1));
      say("Google is back; requests to write: " + google.requests(WRITE), service);
    }
    Files.writeString(Path.of("target/sheet-outage.txt"), story);
    assertThat(Files.readString(Path.of("docs/sheet.md"))).contains(story);
  }

  /** A load run's report in the morning. */
  private void load(ReportService service, LocalDate day) throws Exception {
    service.day(day.toString(), 10);
    Delivery delivery = service.report();
    boolean first = story.isEmpty();
    say(day + " is loaded", service);
    if (first) {
      story.append("  WARN sheet: ").append(delivery.detail()).append(": ");
      story.append(delivery.problem().orElseThrow()).append('\n');
    }
  }

  private void ringFor(ReportService service, Duration time) throws Exception {
    for (Duration rung = Duration.ZERO; rung.compareTo(time) < 0; rung = rung.plus(RINGS)) {
      clock.advance(RINGS);
      service.ring();
    }
  }

  private void say(String what, ReportService service) throws Exception {
    String at = clock.instant().toString().substring(0, 16).replace('T', ' ');
    story.append("%s  %s; published: %s%n".formatted(at, what, service.published(0)));
  }
}
