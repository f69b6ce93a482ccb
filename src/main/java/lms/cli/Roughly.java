package lms.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import lms.texts.Texts;

/** Estimates in words that do not pretend to know better. */
record Roughly(Texts texts) {
  private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  /** {@code about 163,000}: three digits. */
  String number(double number) {
    long rounded = BigDecimal.valueOf(Math.round(number)).round(DIGITS).longValue();
    return texts.get("terminal.about", rounded);
  }

  /** {@code about 40 seconds}, {@code about 4 minutes}, {@code about 2 h 10 min}. */
  String time(long seconds) {
    long minutes = Math.round(seconds / 60.0);
    if (seconds < 90) {
      return texts.count("terminal.about.seconds", Math.max(1, seconds));
    }
    return minutes < 90
        ? texts.count("terminal.about.minutes", minutes)
        : texts.get("terminal.about.hours", minutes / 60, minutes % 60);
  }
}
