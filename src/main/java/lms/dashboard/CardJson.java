package lms.dashboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lms.dashboard.Card.Column;
import lms.dashboard.Card.Kind;
import lms.settings.Language;

/** Cards and answers in the shape that the OpenAPI document describes. */
public final class CardJson {
  private CardJson() {}

  /** What there is to ask for, without answers. */
  public static Map<String, Object> card(Card card, Language language) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", card.key());
    json.put("title", card.title().get(language));
    json.put("help", card.help().get(language));
    json.put("display", word(card.display()));
    json.put("section", word(card.place().section()));
    json.put("byCourse", card.course().isPresent());
    json.put(
        "trend",
        card.trend()
            .map(trend -> Map.of("card", trend.card(), "column", trend.column()))
            .orElse(null));
    return json;
  }

  /** A card with its answer. */
  public static Map<String, Object> answer(CardAnswer answer) {
    CardRequest asked = answer.asked();
    Map<String, Object> json = card(asked.card(), asked.language());
    json.put("from", asked.days().from());
    json.put("to", asked.days().to());
    json.put("course", asked.course().orElse(null));
    json.put("columns", answer.columns().stream().map(c -> column(c, asked)).toList());
    json.put("rows", answer.rows());
    json.put("truncated", answer.truncated());
    json.put("before", answer.before().map(CardJson::before).orElse(null));
    return json;
  }

  private static Map<String, Object> before(CardAnswer answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", answer.asked().days().from());
    json.put("to", answer.asked().days().to());
    json.put("rows", answer.rows());
    return json;
  }

  private static Map<String, Object> column(Column column, CardRequest asked) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", column.name());
    json.put("kind", word(column.kind()));
    json.put("title", column.title().get(asked.language()));
    if (column.kind() == Kind.WORD) {
      Map<String, String> words = new LinkedHashMap<>();
      asked.card().words().forEach((word, said) -> words.put(word, said.get(asked.language())));
      json.put("words", words);
    }
    return json;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Every card of the page. */
  public static List<Map<String, Object>> list(Cards cards, Language language) {
    return cards.all().stream()
        .filter(card -> card.shownBy().contains(Card.Viewer.PAGE))
        .map(card -> card(card, language))
        .toList();
  }
}
