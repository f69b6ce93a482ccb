package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.bi.Report.Failure;
import lms.dashboard.Card;
import lms.texts.Language;

/**
 * Executes every card on the dashboard as a reader's browser would: as the dashboard opens, and for
 * a course.
 */
final class Check {
  /** No course of anybody: whether the statement can be executed is all that is asked. */
  private static final String NO_COURSE = "no such course";

  private final Metabase metabase;
  private final Filters filters;
  private final Language language;

  Check(Metabase metabase, Filters filters, Language language) {
    this.metabase = metabase;
    this.filters = filters;
    this.language = language;
  }

  /** The cards that did not complete. */
  List<Failure> failures(JsonNode board, Map<Card, Integer> cards) {
    List<Failure> failures = new ArrayList<>();
    cards.forEach(
        (card, id) -> {
          String path = path(board, id);
          execute(path, card, Map.of(Filters.DATE, Filters.PERIOD))
              .or(() -> ofCourse(path, card))
              .ifPresent(why -> failures.add(new Failure(card.title().get(language), why)));
        });
    return failures;
  }

  private static String path(JsonNode board, int card) {
    int dashcard =
        Json.elements(board.path("dashcards"))
            .filter(each -> each.path("card_id").asInt() == card)
            .map(each -> each.path("id").asInt())
            .findFirst()
            .orElse(0); // Metabase says that there is none
    return "/api/dashboard/%d/dashcard/%d/card/%d/query"
        .formatted(board.path("id").asInt(), dashcard, card);
  }

  private Optional<String> ofCourse(String path, Card card) {
    Map<String, Object> chosen =
        Map.of(Filters.DATE, Filters.PERIOD, Filters.COURSE, List.of(NO_COURSE));
    return card.course().isPresent() ? execute(path, card, chosen) : Optional.empty();
  }

  private Optional<String> execute(String path, Card card, Map<String, Object> chosen) {
    JsonNode body = Json.object("parameters", filters.values(card, chosen));
    Answer answer = metabase.send("POST", path, body, 0);
    boolean completed = answer.body().path("status").asText().equals("completed");
    return answer.isGood() && completed ? Optional.empty() : Optional.of(answer.reason());
  }
}
