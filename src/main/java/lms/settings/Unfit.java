package lms.settings;

import lms.texts.Sentence;

/**
 * A value that will not do. The words are a phrase that continues the value, such as {@code is not
 * a number}, and never hold the value itself: who catches it knows whether it may be shown.
 */
final class Unfit extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Sentence phrase;

  Unfit(String key, Object... arguments) {
    this(Sentence.of(key, arguments));
  }

  private Unfit(Sentence phrase) {
    super(phrase.key(), null, false, false);
    this.phrase = phrase;
  }

  Sentence phrase() {
    return phrase;
  }

  /**
   * @throws Unfit with the phrase, unless it fits
   */
  static void unless(boolean fits, String key, Object... arguments) throws Unfit {
    if (!fits) {
      throw new Unfit(key, arguments);
    }
  }
}
