package lms.bi;

import java.util.List;

/** The dashboard cannot be built; the text of {@link #key} says why and what to do. */
public final class BiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<Object> arguments;

  BiProblem(String key, Object... arguments) {
    super(key + " " + List.of(arguments));
    this.key = key;
    this.arguments = List.of(arguments);
  }

  /** A text of area {@code bi}. */
  public String key() {
    return key;
  }

  /** What the text shows. */
  public Object[] arguments() {
    return arguments.toArray();
  }
}
