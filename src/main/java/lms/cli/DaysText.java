package lms.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import lms.texts.Texts;
import lms.window.DaySet;
import lms.window.Days;

/**
 * Days and times for the terminal: in every language as commands take them, so that they can be
 * pasted.
 */
final class DaysText {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private DaysText() {}

  /** {@code 2023-05-31}, or {@code 2023-05-01 to 2023-05-31}. */
  static String of(Days days, Texts texts) {
    return days.count() == 1
        ? days.from().toString()
        : texts.get("terminal.days", days.from(), days.to());
  }

  /** Ranges by comma; where there are too many to read, how many days of which range. */
  static String of(DaySet days, Texts texts) {
    return days.isShort()
        ? days.ranges().stream().map(range -> of(range, texts)).collect(Collectors.joining(", "))
        : texts.get("terminal.days.some", counted(days, texts), of(days.span(), texts));
  }

  /** {@code 1 day}, {@code 2 days}. */
  static String counted(DaySet days, Texts texts) {
    return texts.count("terminal.days.count", days.count());
  }

  /** {@code 2023-06-01 07:00}, wall clock of {@code zone}. */
  static String minute(Instant instant, ZoneId zone) {
    return MINUTE.format(instant.atZone(zone));
  }
}
