package lms.validate;

/**
 * Why {@code passback_params} cannot be read. Constants without stack traces: an expected answer
 * about data, not a failure of the program.
 */
public final class UnreadableText extends Exception {
  /** It breaks the grammar, or means something a literal may not mean. */
  public static final UnreadableText MALFORMED = new UnreadableText("is not a literal");

  /** More than 20 brackets are open at once. */
  public static final UnreadableText TOO_DEEP =
      new UnreadableText("is nested deeper than 20 levels");

  /** More than 65,536 bytes as UTF-8. */
  public static final UnreadableText TOO_LARGE = new UnreadableText("is larger than 64 kB");

  private static final long serialVersionUID = 1L;

  private UnreadableText(String problem) {
    super(problem, null, false, false);
  }
}
