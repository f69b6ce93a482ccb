package lms.plan;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * When the schedule fires by its own words: a quartz cron, read as local times of a zone. A local
 * time that a clock change leaves out fires by so much later; one that comes twice fires the first
 * time; two that are the same instant fire once. So a daily schedule fires once a day, which a
 * timer that follows the clock does not.
 */
public final class FireTimes {
  /** More than any clock change leaves out: Samoa left out a whole day. */
  private static final Duration LONGEST_GAP = Duration.ofDays(1);

  /** Its instants are local times, as if the zone were UTC: there each exists once. */
  private final CronExpression cron;

  private final ZoneRules rules;

  /**
   * @param schedule a quartz cron of six or seven fields
   * @throws IllegalArgumentException if quartz cannot read it; the message continues the value, its
   *     cause says why
   */
  public FireTimes(String schedule, ZoneId zone) {
    try {
      cron = new CronExpression(schedule);
    } catch (ParseException e) {
      throw new IllegalArgumentException("is not a quartz cron: " + e.getMessage(), e);
    }
    cron.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
    rules = zone.getRules();
  }

  /** The first fire after {@code instant}; empty if there is none. */
  public Optional<Instant> next(Instant instant) {
    ZoneOffset now = rules.getOffset(instant);
    ZoneOffset before = rules.getOffset(instant.minus(LONGEST_GAP));
    // Behind a gap, times that lie in it are still to come: they are later by the clock of before.
    ZoneOffset behind = now.getTotalSeconds() < before.getTotalSeconds() ? now : before;
    return after(LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, behind), instant);
  }

  /** The first fire at {@code instant} or after it; empty if there is none. */
  public Optional<Instant> atOrAfter(Instant instant) {
    return next(instant.minusNanos(1));
  }

  /** The last fire at {@code instant} or before it, not before 1970; empty if there was none. */
  public Optional<Instant> latest(Instant instant) {
    long before = 0; // the next fire after it is not later than instant
    long notBefore = instant.getEpochSecond(); // the next fire after it is later
    if (!firesBetween(before, instant)) {
      return Optional.empty();
    }
    while (notBefore - before > 1) {
      long middle = (before + notBefore) / 2;
      if (firesBetween(middle, instant)) {
        before = middle;
      } else {
        notBefore = middle;
      }
    }
    return Optional.of(Instant.ofEpochSecond(notBefore));
  }

  private boolean firesBetween(long second, Instant instant) {
    return next(Instant.ofEpochSecond(second)).filter(fire -> !fire.isAfter(instant)).isPresent();
  }

  /** The first fire after {@code instant} whose local time is after {@code from}. */
  private Optional<Instant> after(LocalDateTime from, Instant instant) {
    LocalDateTime local = from;
    while (true) {
      Optional<LocalDateTime> candidate = nextLocal(local);
      if (candidate.isEmpty()) {
        return Optional.empty();
      }
      local = candidate.get();
      Instant fire = local.toInstant(rules.getOffset(local)); // in gap and overlap: of before
      if (fire.isAfter(instant)) {
        return Optional.of(earlierBehindGap(local, instant).filter(fire::isAfter).orElse(fire));
      }
    }
  }

  /** A local time in a gap fires among those behind the gap, not necessarily before them. */
  private Optional<Instant> earlierBehindGap(LocalDateTime local, Instant instant) {
    ZoneOffsetTransition change = rules.getTransition(local);
    return change != null && change.isGap()
        ? after(change.getDateTimeAfter().minusSeconds(1), instant)
        : Optional.empty();
  }

  private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
    Date next = cron.getNextValidTimeAfter(Date.from(after.toInstant(ZoneOffset.UTC)));
    return Optional.ofNullable(next)
        .map(date -> LocalDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC));
  }
}
