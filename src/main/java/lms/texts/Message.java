package lms.texts;

import java.util.Arrays;

/**
 * Something to say, from where nobody knows in which language.
 *
 * @param key of its text
 * @param arguments what the text shows; a message among them is said in the same language
 */
public record Message(String key, Object... arguments) {
  /** The words, in the language of {@code texts}. */
  public String in(Texts texts) {
    return texts.get(
        key,
        Arrays.stream(arguments)
            .map(argument -> argument instanceof Message inner ? inner.in(texts) : argument)
            .toArray());
  }

  /** In English: for logs and exceptions. */
  @Override
  public String toString() {
    return in(new Texts(Language.EN));
  }
}
