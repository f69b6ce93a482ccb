package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.bi.Report.Thing;
import lms.dashboard.Card;
import lms.texts.Language;

/** Our collection in Metabase and the cards in it, each known by its entity id. */
final class Shelf {
  private final Metabase metabase;
  private final Pen pen;
  private final String client;
  private final Language language;

  /**
   * @param client each has a collection of its own
   */
  Shelf(Metabase metabase, Pen pen, String client, Language language) {
    this.metabase = metabase;
    this.pen = pen;
    this.client = client;
    this.language = language;
  }

  /** The number of the collection; empty in a dry run where there is none. */
  Optional<Integer> collection() {
    String name = "LMS Analytics: " + client;
    return Json.elements(metabase.get("/api/collection"))
        .filter(each -> each.path("name").asText().equals(name))
        .filter(each -> each.path("location").asText("/").equals("/"))
        .filter(each -> each.path("id").isInt() && !each.path("archived").asBoolean())
        .map(each -> each.path("id").asInt())
        .findFirst()
        .or(
            () ->
                pen.create(Thing.COLLECTION, name, "/api/collection", Json.object("name", name))
                    .map(answer -> answer.path("id").asInt()));
  }

  /**
   * Makes the cards be there as they should be.
   *
   * @return their numbers, in order; below zero in a dry run where there is none
   */
  Map<Card, Integer> put(List<Card> cards, Optional<Integer> collection, CardBody bodies) {
    Map<Card, Integer> numbers = new LinkedHashMap<>();
    for (Card card : cards) {
      int otherwise = -1 - numbers.size();
      numbers.put(card, put(card, bodies.of(card), collection).orElse(otherwise));
    }
    return numbers;
  }

  private Optional<Integer> put(Card card, ObjectNode body, Optional<Integer> collection) {
    String entityId = EntityId.of(client, card.key());
    String name = card.title().get(language);
    Optional<JsonNode> stored = metabase.find("/api/card/" + entityId);
    if (stored.isEmpty()) {
      body.put("entity_id", entityId);
      collection.ifPresent(id -> body.put("collection_id", id));
      return pen.create(Thing.CARD, name, "/api/card", body).map(made -> made.path("id").asInt());
    }
    int number = stored.get().path("id").asInt();
    body.put("archived", false);
    if (!Covers.covers(stored.get(), body)) {
      pen.update(Thing.CARD, name, "/api/card/" + number, body);
    }
    return Optional.of(number);
  }
}
