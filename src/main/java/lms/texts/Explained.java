package lms.texts;

/**
 * Something went wrong in a way that can be explained to people. Its message is English, as those
 * of Java are; people are told {@link #sentence()} in their language.
 */
public abstract class Explained extends Exception {
  private static final long serialVersionUID = 1L;
  private static final Texts ENGLISH = new Texts(Language.EN);

  private final transient Sentence sentence;

  /**
   * @param cause or {@code null}
   */
  protected Explained(Sentence sentence, Throwable cause) {
    super(cause);
    this.sentence = sentence;
  }

  /** What went wrong; never holds a secret or a student's id. */
  public final Sentence sentence() {
    return sentence;
  }

  @Override
  public final String getMessage() {
    return sentence.in(ENGLISH);
  }
}
