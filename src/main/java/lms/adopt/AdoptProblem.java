package lms.adopt;

/** A table cannot be adopted; nothing was changed. The words for it are a text of area adopt. */
public final class AdoptProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient Object[] arguments;

  AdoptProblem(String key, Object... arguments) {
    super(key);
    this.key = key;
    this.arguments = arguments;
  }

  /** Key of the text. */
  public String key() {
    return key;
  }

  /** What it shows. */
  public Object[] arguments() {
    return arguments.clone();
  }
}
