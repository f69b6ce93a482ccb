package lms.report;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the cells of a date column: serial numbers, {@code 2023-05-31} with or without a time,
 * {@code 20230531} as text or number, {@code 31.05.2023}, and {@code 31/05/2023} or {@code
 * 05/31/2023}, whichever the column's other cells show to be its habit.
 */
final class DateColumn {
  private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30); // day 0 of Google and Excel
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

  private static final String TIME = "(?:[T ,]+\\d{1,2}:.*)?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})" + TIME);
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})([-./])(\\d{1,2})\\2((?:20)?\\d{2})" + TIME);
  private static final Pattern EIGHT_DIGITS = Pattern.compile("(20\\d{2})(\\d{2})(\\d{2})");
  private static final Pattern LIKE_A_DATE =
      Pattern.compile("\\b20\\d\\d\\b.*\\b\\d{1,2}\\b|\\b\\d{1,2}\\b.*\\b20\\d\\d\\b");

  /** {@code 31.05}, {@code 310523}, or a serial number as text; a bare year is none. */
  private static final Pattern DIGITS = Pattern.compile("\\d+(?:[-./, ]+\\d+)+[-./, ]*|\\d{5,}");

  private final boolean dayFirst;
  private final boolean monthFirst;

  /** Learns the habit from the cells that can be read one way only. */
  DateColumn(Collection<Object> cells) {
    boolean dayFirstSeen = false;
    boolean monthFirstSeen = false;
    for (Object cell : cells) {
      Matcher text = YEAR_LAST.matcher(SheetTable.text(cell));
      if (text.matches() && !text.group(2).equals(".")) {
        dayFirstSeen |= number(text, 1) > 12;
        monthFirstSeen |= number(text, 3) > 12;
      }
    }
    dayFirst = dayFirstSeen || !monthFirstSeen;
    monthFirst = monthFirstSeen || !dayFirstSeen;
  }

  /** The day a cell means: none if it is no date, two if {@code 03/04/2023} may be either. */
  Set<LocalDate> read(Object cell) {
    Set<LocalDate> days = new TreeSet<>();
    if (cell instanceof Number number && isSerial(number)) {
      days.add(EPOCH.plusDays(number.longValue())); // the fraction is the time of day
      return days;
    }
    String text = text(cell);
    boolean digits = EIGHT_DIGITS.matcher(text).matches();
    Matcher yearFirst = (digits ? EIGHT_DIGITS : YEAR_FIRST).matcher(text);
    Matcher yearLast = YEAR_LAST.matcher(text);
    if (yearFirst.matches()) {
      date(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3)).ifPresent(days::add);
    } else if (yearLast.matches()) {
      readYearLast(yearLast, days);
    }
    return days;
  }

  /** Whether a number is a date as Google counts them, not {@code 20230531}. */
  static boolean isSerial(Number number) {
    return number.doubleValue() >= serial(FIRST) && number.doubleValue() < serial(LAST) + 1;
  }

  private static String text(Object cell) {
    return cell instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : SheetTable.text(cell);
  }

  private void readYearLast(Matcher text, Set<LocalDate> days) {
    int year = 2000 + number(text, 4) % 2000;
    boolean dots = text.group(2).equals("."); // only ever written day first
    if (dayFirst || dots) {
      date(year, number(text, 3), number(text, 1)).ifPresent(days::add);
    }
    if (monthFirst && !dots) {
      date(year, number(text, 1), number(text, 3)).ifPresent(days::add);
    }
  }

  /** Whether a cell that {@link #read} cannot read still seems to be meant as a day. */
  static boolean seemsADate(Object cell) {
    return cell instanceof String
        && (LIKE_A_DATE.matcher(text(cell)).find() || DIGITS.matcher(text(cell)).matches());
  }

  /** The number that Google shows as this day in a cell with a date format. */
  static long serial(LocalDate day) {
    return ChronoUnit.DAYS.between(EPOCH, day);
  }

  private static int number(Matcher text, int group) {
    return Integer.parseInt(text.group(group));
  }

  private static Optional<LocalDate> date(int year, int month, int day) {
    try {
      return plausible(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty(); // 31/05/2023 read month first, or 2023-02-30
    }
  }

  private static Optional<LocalDate> plausible(LocalDate day) {
    return day.isBefore(FIRST) || day.isAfter(LAST) ? Optional.empty() : Optional.of(day);
  }
}
