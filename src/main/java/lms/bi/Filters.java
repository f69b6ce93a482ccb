package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lms.dashboard.Card;
import lms.texts.Texts;

/** The dashboard's two filters, and how they reach the cards. */
final class Filters {
  static final String DATE = "date";
  static final String COURSE = "course";

  /** What the dashboard shows until somebody chooses: the last 30 days, today included. */
  static final String PERIOD = "past30days~";

  private static final List<String> NAMES = List.of(DATE, COURSE);
  private static final Map<String, String> TYPES =
      Map.of(DATE, "date/all-options", COURSE, "string/=");
  private static final Map<String, String> SECTIONS = Map.of(DATE, "date", COURSE, "string");

  private final Texts texts;

  Filters(Texts texts) {
    this.texts = texts;
  }

  String title(String name) {
    return texts.get("bi.filter." + name);
  }

  String type(String name) {
    return TYPES.get(name);
  }

  /** Those of a question: each feeds the tag of its name. */
  ArrayNode ofCard(Card card) {
    ArrayNode parameters = Json.array();
    for (String name : of(card)) {
      parameters.add(parameter(name).set("target", target(name)));
    }
    return parameters;
  }

  /** Those of the dashboard: what others put there stays, what people chose in ours too. */
  ArrayNode ofDashboard(JsonNode stored) {
    ArrayNode parameters = Json.array();
    List<String> missing = new ArrayList<>(NAMES);
    Json.elements(stored)
        .forEach(
            each -> {
              String name = each.path("id").asText();
              boolean ours = missing.remove(name);
              parameters.add(ours ? each.<ObjectNode>deepCopy().setAll(inDashboard(name)) : each);
            });
    for (String name : missing) {
      ObjectNode filter = inDashboard(name);
      parameters.add(name.equals(DATE) ? filter.put("default", PERIOD) : filter);
    }
    return parameters;
  }

  private ObjectNode inDashboard(String name) {
    return parameter(name).put("sectionId", SECTIONS.get(name));
  }

  /** What leads from the dashboard's filters to a card; what others put there stays. */
  ArrayNode mappings(Card card, int cardId, JsonNode stored) {
    ArrayNode mappings = Json.array();
    Json.elements(stored)
        .filter(each -> !NAMES.contains(each.path("parameter_id").asText()))
        .forEach(mappings::add);
    for (String name : of(card)) {
      mappings.add(Json.object("parameter_id", name, "card_id", cardId, "target", target(name)));
    }
    return mappings;
  }

  /** Values as the dashboard sends them when it asks for a card. */
  ArrayNode values(Card card, Map<String, Object> chosen) {
    ArrayNode values = Json.array();
    for (String name : of(card)) {
      if (chosen.containsKey(name)) {
        values.add(
            Json.object(
                "id", name, "type", type(name), "target", target(name), "value", chosen.get(name)));
      }
    }
    return values;
  }

  private static List<String> of(Card card) {
    return card.course().isPresent() ? NAMES : List.of(DATE);
  }

  private ObjectNode parameter(String name) {
    return Json.object("id", name, "name", title(name), "slug", name, "type", type(name));
  }

  private static ArrayNode target(String name) {
    return Json.array("dimension", List.of("template-tag", name));
  }
}
