package lms.texts;

/** Which form of a word goes with a number. */
final class Plural {
  private Plural() {}

  /** How many forms a word has: attempt, attempts · попытка, попытки, попыток. */
  static int forms(Language language) {
    return switch (language) {
      case EN -> 2;
      case RU -> 3;
    };
  }

  /** Index of the form, from 0. Source: the cardinal rules of Unicode CLDR for whole numbers. */
  static int form(Language language, long count) {
    return switch (language) {
      case EN -> count == 1 ? 0 : 1;
      case RU -> russian(count);
    };
  }

  private static int russian(long count) {
    long lastTwo = count % 100;
    long last = count % 10;
    if (last == 1 && lastTwo != 11) {
      return 0;
    }
    return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? 1 : 2;
  }
}
