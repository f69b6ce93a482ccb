package lms.plan;

import java.util.Locale;
import lms.window.Days;

/**
 * The history a person wants.
 *
 * @param days all of them, complete ones too
 * @param only which of them are read
 */
public record Backfill(Days days, Only only) {
  /** Which days are read. */
  public enum Only {
    /** Those that are not complete. */
    MISSING,
    /** Every one: complete days are read again. */
    ALL;

    /** As a person writes it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
