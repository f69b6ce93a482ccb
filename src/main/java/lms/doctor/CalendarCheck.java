package lms.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import lms.plan.FireTimes;
import lms.settings.Settings;
import lms.texts.Texts;

/** What "today" and "yesterday" are, and when the next load run begins by itself. */
public final class CalendarCheck implements Check {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Settings.Calendar calendar;
  private final Clock clock;
  private final Texts texts;

  public CalendarCheck(Settings.Calendar calendar, Clock clock, Texts texts) {
    this.calendar = calendar;
    this.clock = clock;
    this.texts = texts;
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
    String days = texts.get("doctor.days", calendar.zone(), today, today.minusDays(1));
    return List.of(Finding.ok("time zone", days), schedule());
  }

  private Finding schedule() {
    String cron = calendar.schedule();
    try {
      return new FireTimes(cron, calendar.zone())
          .next(clock.instant())
          .map(fire -> fire.atZone(calendar.zone()))
          .map(fire -> texts.get("doctor.fires", cron, TIME.format(fire), fire.getZone()))
          .map(text -> Finding.ok("schedule", text))
          .orElseGet(() -> wrong(texts.get("doctor.fires.never", cron)));
    } catch (IllegalArgumentException e) {
      return wrong(texts.get("settings.cron", cron, e.getCause().getMessage()));
    }
  }

  private Finding wrong(String text) {
    return Finding.wrong("schedule", text, texts.get("doctor.fires.do"));
  }
}
