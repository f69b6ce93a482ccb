package lms.sandbox;

import java.util.Random;

/** Random numbers that depend on a place alone: whoever asks, and in whatever order. */
final class Dice {
  private Dice() {}

  /**
   * The numbers of one place.
   *
   * <p>{@link Random} because its algorithm is specified: every Java gives the same campus.
   *
   * @param seed of the whole sandbox
   * @param place what the numbers are for: term, course, student, …
   */
  static Random of(long seed, long... place) {
    long mixed = mix(seed);
    for (long part : place) {
      mixed = mix(mixed + part);
    }
    return new Random(mixed);
  }

  private static long mix(long value) {
    long mixed = (value + 1) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 32);
  }
}
