package lms.faults;

import java.util.stream.LongStream;

/**
 * Where a stream is cut, each time from its beginning: after every so many-th byte, at its ends
 * after each.
 *
 * @param bytes of the whole stream
 * @param apart 1 for after each byte
 * @param ends so many of the first and of the last bytes; there are logins and last answers
 */
record Cuts(long bytes, long apart, long ends) {
  /** So many, at distances as equal as can be. */
  static Cuts few(long bytes, long count) {
    return new Cuts(bytes, Math.max(1, (bytes + count - 1) / count), 0);
  }

  /** For a test of minutes: {@code -Dcuts.apart=1} is after each byte of all streams. */
  static Cuts many(long bytes, long apart, long ends) {
    return new Cuts(bytes, Long.getLong("cuts.apart", apart), ends);
  }

  /** After how many bytes. */
  LongStream all() {
    return LongStream.range(0, bytes).filter(k -> k % apart == 0 || k < ends || k >= bytes - ends);
  }

  @Override
  public String toString() {
    return "%,d cuts in %,d bytes: after byte 0, %d, %d and so on, after each of the first and of the last %d"
        .formatted(all().count(), bytes, apart, 2 * apart, ends);
  }
}
