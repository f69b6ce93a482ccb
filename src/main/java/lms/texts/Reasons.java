package lms.texts;

/**
 * Why records are in quarantine, as people read it. What is stored and compared are English words,
 * the same in every language: {@code attempt_type is not one of run, submit}.
 */
public final class Reasons {
  private final Texts texts;

  public Reasons(Texts texts) {
    this.texts = texts;
  }

  /**
   * A reason in the language. The text with the longest beginning of its words is taken, and shows
   * the rest; a reason without any stays as it is.
   *
   * @param reason a field, a blank, and what is wrong with it
   */
  public String of(String reason) {
    int blank = reason.indexOf(' ');
    int whole = blank < 0 ? blank : reason.length();
    for (int end = whole; end > blank; end = reason.lastIndexOf(' ', end - 1)) {
      String words = reason.substring(blank + 1, end).replaceAll("[^a-zA-Z0-9]+", "-");
      String key = "problem.reason." + words;
      if (texts.has(key)) {
        return texts.get(key, field(reason.substring(0, blank)), reason.substring(end).strip());
      }
    }
    return reason;
  }

  private String field(String name) {
    return texts.getOr("problem.field." + name, name);
  }
}
