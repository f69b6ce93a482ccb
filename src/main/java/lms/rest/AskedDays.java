package lms.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import lms.window.Days;

/** Which days a request may ask for. */
final class AskedDays {
  /** Ten years. */
  private static final int LONGEST = 3_660;

  /** Before it nobody kept attempts in databases. */
  private static final LocalDate FIRST = LocalDate.EPOCH;

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Clock clock;
  private final ZoneId zone;

  /**
   * @param zone what "a day" means
   */
  AskedDays(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /** The last day that is over. */
  Days yesterday() {
    return Days.of(today().minusDays(1));
  }

  /**
   * The days from one to another, both inclusive.
   *
   * @param from as it was sent; {@code null} if it was not
   * @throws Problem saying what is allowed
   */
  Days of(String from, String to) throws Problem {
    LocalDate first = day(from);
    LocalDate last = day(to);
    if (first.isAfter(last)) {
      throw new Problem(400, "The day from must not be after the day to.");
    }
    if (first.isBefore(FIRST) || last.isAfter(today())) {
      throw new Problem(
          400, "Days from %s to today may be asked for; today is %s.".formatted(FIRST, today()));
    }
    Days days = new Days(first, last);
    if (days.count() > LONGEST) {
      throw new Problem(400, "At most 3,660 days may be asked for at once.");
    }
    return days;
  }

  private static LocalDate day(String text) throws Problem {
    if (text != null && DAY.matcher(text).matches()) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        // a day no calendar has, such as 2023-02-30
      }
    }
    throw new Problem(400, "Give both from and to as days of the calendar, like 2023-05-31.");
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
