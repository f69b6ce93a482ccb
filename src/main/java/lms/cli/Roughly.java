package lms.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Estimates in words that do not pretend to know better. */
final class Roughly {
  private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  private Roughly() {}

  /** {@code about 163,000}: three digits. */
  static String number(double number) {
    long rounded = BigDecimal.valueOf(Math.round(number)).round(DIGITS).longValue();
    return String.format(Locale.ROOT, "about %,d", rounded);
  }

  /** {@code about 40 seconds}, {@code about 4 minutes}, {@code about 2 h 10 min}. */
  static String time(long seconds) {
    long minutes = Math.round(seconds / 60.0);
    if (seconds < 90) {
      return "about " + counted(Math.max(1, seconds), "second");
    }
    return minutes < 90
        ? "about " + counted(minutes, "minute")
        : String.format(Locale.ROOT, "about %,d h %d min", minutes / 60, minutes % 60);
  }

  /** {@code 1 day}, {@code 2 days}. */
  static String counted(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
