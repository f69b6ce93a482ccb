package lms.extract;

import java.util.List;

/**
 * What one reply may have; more ends it.
 *
 * @param bytes unpacked, {@code API_MAX_BYTES}
 * @param records {@code API_MAX_RECORDS}
 * @param ratio bytes unpacked by bytes sent, {@code API_MAX_RATIO}
 */
public record ReplyLimits(long bytes, long records, int ratio) {
  /** Bytes unpacked before the ratio is looked at: a small reply may repeat itself. */
  static final long RATIO_FROM = 16L << 20;

  private static final List<String> UNITS = List.of("", "k", "m", "g");

  /** The bytes as users write them, {@code 16g}. */
  String size() {
    int unit = Math.min(Long.numberOfTrailingZeros(bytes) / 10, UNITS.size() - 1);
    return (bytes >> 10 * unit) + UNITS.get(unit);
  }

  /**
   * Whether so many bytes were packed better than a reply may be.
   *
   * @param sent bytes that came over the wire, 0 where nobody counts them
   */
  boolean isTooDense(long unpacked, long sent) {
    return unpacked > RATIO_FROM && sent > 0 && unpacked / ratio > sent;
  }
}
