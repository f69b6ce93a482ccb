package lms.settings;

/**
 * A value that will not do. The message is a phrase that continues the value, such as {@code is not
 * a number}, and never holds the value itself: who catches it knows whether it may be shown.
 */
final class Unfit extends Exception {
  Unfit(String phrase) {
    super(phrase, null, false, false);
  }

  /**
   * @throws Unfit with the phrase, unless it fits
   */
  static void unless(boolean fits, String phrase) throws Unfit {
    if (!fits) {
      throw new Unfit(phrase);
    }
  }
}
