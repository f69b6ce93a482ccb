package lms.texts;

import java.util.Locale;

/** The language of mail, sheet headings, page and terminal. */
public enum Language {
  EN,
  RU;

  /** {@code en} or {@code ru}. */
  public Locale locale() {
    return Locale.forLanguageTag(name().toLowerCase(Locale.ROOT));
  }
}
