package lms.texts;

import java.util.Arrays;
import java.util.List;

/**
 * A sentence that has no language yet: whoever meets a problem says which text tells it and what it
 * shows, and whoever tells people puts it into their language.
 *
 * @param key of the text
 * @param values shown where the text says {@code {0}}, {@code {1}} …; a number gets the separators
 *     of the language, so one that only names something is given as text
 */
public record Sentence(String key, List<Object> values) {
  /**
   * @param values may be sentences themselves
   */
  public static Sentence of(String key, Object... values) {
    return new Sentence(key, Arrays.asList(values));
  }

  /** The sentence in a language. */
  public String in(Texts texts) {
    return texts.get(
        key, values.stream().map(v -> v instanceof Sentence part ? part.in(texts) : v).toArray());
  }
}
