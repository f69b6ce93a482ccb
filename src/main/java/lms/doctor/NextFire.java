package lms.doctor;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** When a schedule fires next. Quartz reads it here as it does in the service. */
final class NextFire {
  private NextFire() {}

  /**
   * The first fire after {@code now}; empty if there is none any more.
   *
   * @param cron of quartz, in {@code zone}
   * @throws ParseException if quartz does not understand it
   */
  static Optional<ZonedDateTime> of(String cron, Instant now, ZoneId zone) throws ParseException {
    CronExpression schedule = new CronExpression(cron);
    schedule.setTimeZone(TimeZone.getTimeZone(zone));
    return Optional.ofNullable(schedule.getNextValidTimeAfter(Date.from(now)))
        .map(fire -> fire.toInstant().atZone(zone));
  }
}
