package lms.doctor;

import lms.texts.Texts;

/**
 * What a check has found, for one line of the terminal.
 *
 * @param name what was looked at, the same in every language
 * @param text what was found, or what is wrong; holds no secret and no student id
 * @param remedy what to do, empty unless something is wrong
 */
public record Finding(String name, State state, String text, String remedy) {
  /** How it stands. */
  public enum State {
    OK,
    WRONG,
    /** Nobody asked for it: no failure. */
    NOT_CONFIGURED
  }

  static Finding ok(String name, String text) {
    return new Finding(name, State.OK, text, "");
  }

  static Finding notConfigured(String name, String text) {
    return new Finding(name, State.NOT_CONFIGURED, text, "");
  }

  static Finding wrong(String name, String text, String remedy) {
    return new Finding(name, State.WRONG, text, remedy);
  }

  /**
   * A message of ours in the language of {@code texts}, whose last sentence says what to do.
   *
   * @param otherwise what to do if the message has one sentence only
   */
  static Finding told(String name, String message, String otherwise, Texts texts) {
    String title = title(name, texts) + ": ";
    String text = message.startsWith(title) ? message.substring(title.length()) : message;
    int last = text.lastIndexOf(". ");
    return last < 0
        ? wrong(name, text, otherwise)
        : wrong(name, text.substring(0, last), text.substring(last + 2));
  }

  /** Whether somebody has to do something. */
  public boolean needsWork() {
    return state == State.WRONG;
  }

  /** The line a person reads. */
  public String line(Texts texts) {
    return texts.get("doctor.line." + state, title(name, texts), text, remedy);
  }

  /** The name of a setting is no language. */
  private static String title(String name, Texts texts) {
    return texts.getOr("doctor.name." + name.replace(' ', '-'), name);
  }
}
