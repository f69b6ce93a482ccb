package lms.settings;

/** Reads the text of one setting. */
interface Parser<T> {
  /**
   * @throws Unfit saying why the text will not do
   */
  T parse(String text) throws Unfit;
}
