package lms.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import lms.dashboard.CardAnswer;
import lms.dashboard.CardCsv;
import lms.dashboard.CardJson;
import lms.dashboard.Cards;
import lms.settings.Language;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** Shapes what the REST routes of cards answer, by the names they use. */
public final class CardOutput {
  private static final ObjectMapper JSON = Json.mapper();

  private final Cards cards;

  public CardOutput(Cards cards) {
    this.cards = cards;
  }

  /** The cards of the page. */
  public List<Map<String, Object>> list(@Body Language language) {
    return CardJson.list(cards, language);
  }

  /**
   * The kind of body that is asked for.
   *
   * @param accept the header, {@code null} if it did not come
   * @return {@code Content-Type} of the answer
   * @throws Problem 406 if it is neither
   */
  public String kind(@ExchangeProperty("accept") String accept) throws Problem {
    String kind =
        Accepted.kind(accept)
            .orElseThrow(
                () -> new Problem(406, "A card is served as application/json or as text/csv."));
    return kind.equals(Accepted.CSV) ? kind + "; charset=utf-8" : kind;
  }

  /** The text of an answer. */
  public String text(@Body CardAnswer answer, @ExchangeProperty("kind") String kind)
      throws JsonProcessingException {
    return kind.startsWith(Accepted.CSV)
        ? CardCsv.of(answer)
        : JSON.writeValueAsString(CardJson.answer(answer));
  }
}
