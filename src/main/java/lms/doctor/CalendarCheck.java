package lms.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import lms.plan.FireTimes;
import lms.settings.Settings;

/** What "today" and "yesterday" are, and when the next load run begins by itself. */
public final class CalendarCheck implements Check {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final String EXAMPLE = "Set SCHEDULE to a cron of quartz, e.g. 0 0 7 * * ?";

  private final Settings.Calendar calendar;
  private final Clock clock;

  public CalendarCheck(Settings.Calendar calendar, Clock clock) {
    this.calendar = calendar;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "calendar";
  }

  @Override
  public Duration bound() {
    return Duration.ofSeconds(10);
  }

  @Override
  public List<Finding> look() {
    LocalDate today = LocalDate.now(clock.withZone(calendar.zone()));
    String days =
        "in %s it is %s, so yesterday is %s".formatted(calendar.zone(), today, today.minusDays(1));
    return List.of(Finding.ok("time zone", days), schedule());
  }

  private Finding schedule() {
    String cron = "'%s'".formatted(calendar.schedule());
    try {
      return new FireTimes(calendar.schedule(), calendar.zone())
          .next(clock.instant())
          .map(fire -> fire.atZone(calendar.zone()))
          .map(fire -> "%s fires next at %s %s".formatted(cron, TIME.format(fire), fire.getZone()))
          .map(text -> Finding.ok("schedule", text))
          .orElseGet(() -> Finding.wrong("schedule", cron + " never fires again", EXAMPLE));
    } catch (IllegalArgumentException e) {
      return Finding.wrong("schedule", cron + " " + e.getMessage(), EXAMPLE);
    }
  }
}
