package lms.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All cards there are, as they stand on the page. */
public final class Cards {
  private static final String ENDING = ".sql";
  private static final Comparator<Card> ON_THE_PAGE =
      Comparator.comparing((Card card) -> card.place().section())
          .thenComparing(card -> card.place().number())
          .thenComparing(Card::key);

  private final List<Card> all;

  private Cards(List<Card> all) {
    this.all = all;
  }

  /**
   * Those of {@code dashboards/} on the class path.
   *
   * @throws CardFile.BadCard naming the file that cannot be used
   */
  public static Cards shipped() {
    Map<String, String> texts = new TreeMap<>();
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath:dashboards/*" + ENDING)) {
        texts.put(
            file.getFilename().replace(ENDING, ""),
            file.getContentAsString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the class path has no folder dashboards/", e);
    }
    return of(texts);
  }

  /** Those of these texts, by key. */
  static Cards of(Map<String, String> texts) {
    Stream<Card> cards =
        texts.entrySet().stream().map(text -> CardFile.parse(text.getKey(), text.getValue()));
    return new Cards(cards.sorted(ON_THE_PAGE).toList());
  }

  public List<Card> all() {
    return all;
  }

  /** The card of that name, if there is one. */
  public Optional<Card> find(String key) {
    return all.stream().filter(card -> card.key().equals(key)).findFirst();
  }
}
