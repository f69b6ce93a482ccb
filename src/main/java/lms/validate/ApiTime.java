package lms.validate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads {@code created_at}: {@code 2023-05-31 09:16:11.313646}, which is UTC. The fraction may be
 * missing (Python leaves it out at microsecond 0) or have up to nine digits, of which six count; a
 * {@code T}, and {@code Z} or an offset, are understood. Written by hand: a formatter takes ten
 * times as long, and this runs for every record.
 */
final class ApiTime {
  private static final String LIKE = "dddd-dd-dd dd:dd:dd";
  private static final int SECONDS_PER_DAY = 86_400;

  private ApiTime() {}

  /**
   * The instant, cut to the microsecond.
   *
   * @return {@code null} if the text is not like that, or there is no such date or time
   */
  static Instant parse(String text) {
    if (!hasShape(text)) {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int fractionEnd = fractionEnd(text);
    int offset = offsetSeconds(text, fractionEnd);
    if (!isDate(year, month, day) || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    if (fractionEnd < 0 || offset == Integer.MIN_VALUE) {
      return null;
    }
    long seconds = LocalDate.of(year, month, day).toEpochDay() * SECONDS_PER_DAY;
    return Instant.ofEpochSecond(
        seconds + hour * 3600 + minute * 60 + second - offset, nanos(text, fractionEnd));
  }

  private static boolean hasShape(String text) {
    if (text.length() < LIKE.length()) {
      return false;
    }
    for (int i = 0; i < LIKE.length(); i++) {
      char like = LIKE.charAt(i);
      char c = text.charAt(i);
      boolean fits = like == 'd' ? isDigit(c) : c == like || (like == ' ' && c == 'T');
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDate(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
  }

  /** Where the fraction ends, or -1 if it has no digit or more than nine. */
  private static int fractionEnd(String text) {
    int point = LIKE.length();
    if (point == text.length() || text.charAt(point) != '.') {
      return point;
    }
    int end = point + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end == point + 1 || end > point + 10 ? -1 : end;
  }

  private static int nanos(String text, int fractionEnd) {
    int nanos = 0;
    int unit = 100_000_000;
    for (int i = LIKE.length() + 1; i < fractionEnd && unit >= 1_000; i++) {
      nanos += (text.charAt(i) - '0') * unit;
      unit /= 10;
    }
    return nanos;
  }

  /**
   * Seconds east of UTC: none, {@code Z}, {@code +05}, {@code +0530} or {@code +05:30}.
   *
   * @return {@code Integer.MIN_VALUE} if it is none of these or beyond 18 hours
   */
  private static int offsetSeconds(String text, int start) {
    int length = text.length() - start;
    if (start < 0 || length == 0 || (length == 1 && text.charAt(start) == 'Z')) {
      return 0;
    }
    boolean colon = length == 6 && text.charAt(start + 3) == ':';
    boolean shape = text.charAt(start) == '+' || text.charAt(start) == '-';
    int minutesAt = colon ? start + 4 : start + 3;
    if (!shape || !(length == 3 || length == 5 || colon)) {
      return Integer.MIN_VALUE;
    }
    int hours = number(text, start + 1, start + 3);
    int minutes = length == 3 ? 0 : number(text, minutesAt, minutesAt + 2);
    if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
      return Integer.MIN_VALUE;
    }
    return (text.charAt(start) == '-' ? -60 : 60) * (hours * 60 + minutes);
  }

  /** The digits in {@code [from, to)} as a number, or -1 if there is anything else. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
