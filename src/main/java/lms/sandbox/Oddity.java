package lms.sandbox;

import java.util.Random;

/** What is unusual about a record and still right. */
enum Oddity {
  NONE,
  /** Microsecond 0, which Python prints without a fraction. */
  WHOLE_SECOND,
  /** {@code lis_outcome_service_url} is missing. */
  NO_OUTCOME_URL,
  /** A consumer key with quotes of one kind or both, or beyond ASCII. */
  CONSUMER_KEY,
  /** {@code is_correct} as {@code 1.0} or {@code 0.0}. */
  DECIMAL_POINT,
  /** {@code is_correct} as {@code true} or {@code false}. */
  BOOLEAN;

  /** The oddity of the next record: a missing URL often, the others now and then, mostly none. */
  static Oddity next(Random dice) {
    double chance = dice.nextDouble();
    if (chance < 0.10) {
      return NO_OUTCOME_URL;
    }
    return chance < 0.12 ? values()[1 + dice.nextInt(values().length - 1)] : NONE;
  }
}
