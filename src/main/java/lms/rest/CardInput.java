package lms.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lms.dashboard.Card;
import lms.dashboard.CardRequest;
import lms.dashboard.Cards;
import lms.settings.Language;
import lms.window.Days;
import org.apache.camel.ExchangeProperty;

/** Reads what the REST routes of cards are asked, by the names they use. */
public final class CardInput {
  private static final int LONGEST_COURSE = 255;

  /** Days shown to who names none: so many that are over. */
  private static final int USUAL_DAYS = 30;

  private final Cards cards;
  private final AskedDays days;
  private final Language usual;

  /**
   * @param zone what "a day" means
   * @param usual the language of who asks for none
   */
  public CardInput(Cards cards, Clock clock, ZoneId zone, Language usual) {
    this.cards = cards;
    this.days = new AskedDays(clock, zone);
    this.usual = usual;
  }

  /**
   * The card a path ends with, and what it is asked for.
   *
   * @throws Problem 404 if there is no such card, 400 if it cannot be asked for that
   */
  public CardRequest request(
      @ExchangeProperty("path") String path, @ExchangeProperty("query") String query)
      throws Problem {
    Optional<Card> card = cards.find(path.substring(path.lastIndexOf('/') + 1));
    if (card.isEmpty()) {
      throw new Problem(404, "There is no card of that name; /api/v1/cards lists those there are.");
    }
    Map<String, String> parameters = Query.of(query);
    return new CardRequest(
        card.get(), days(parameters), course(parameters.get("course")), language(query));
  }

  private Days days(Map<String, String> parameters) throws Problem {
    if (parameters.containsKey("from") || parameters.containsKey("to")) {
      return days.of(parameters.get("from"), parameters.get("to"));
    }
    LocalDate yesterday = days.yesterday().to();
    return new Days(yesterday.minusDays(USUAL_DAYS - 1L), yesterday);
  }

  private static Optional<String> course(String key) throws Problem {
    if (key != null
        && (key.isBlank()
            || key.length() > LONGEST_COURSE
            || key.chars().anyMatch(Character::isISOControl))) {
      throw new Problem(400, "course must be a course key, as the card courses lists them.");
    }
    return Optional.ofNullable(key);
  }

  /**
   * The language asked for.
   *
   * @throws Problem 400 if texts are in no such language
   */
  public Language language(@ExchangeProperty("query") String query) throws Problem {
    String tag = Query.of(query).get("lang");
    if (tag == null) {
      return usual;
    }
    for (Language language : Language.values()) {
      if (language.name().toLowerCase(Locale.ROOT).equals(tag)) {
        return language;
      }
    }
    throw new Problem(400, "lang must be en or ru.");
  }
}
