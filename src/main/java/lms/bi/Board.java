package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.bi.Report.Thing;
import lms.dashboard.Card;

/**
 * The dashboard in Metabase. It is ours if it stands in our collection, has our name and shows one
 * of our cards, or nothing yet. What others put on it, and where people moved our cards, stays.
 */
final class Board {
  private static final String MAPPINGS = "parameter_mappings";

  /** Of a card on the dashboard, what Metabase takes back. */
  private static final List<String> KEPT =
      List.of(
          "id",
          "card_id",
          "action_id",
          "dashboard_tab_id",
          "row",
          "col",
          "size_x",
          "size_y",
          MAPPINGS,
          "visualization_settings",
          "inline_parameters");

  private final Metabase metabase;
  private final Pen pen;
  private final Filters filters;
  private final String help;

  /**
   * @param help what Metabase shows as the dashboard's description
   */
  Board(Metabase metabase, Pen pen, Filters filters, String help) {
    this.metabase = metabase;
    this.pen = pen;
    this.filters = filters;
    this.help = help;
  }

  /**
   * Makes the dashboard show these cards.
   *
   * @param collection empty in a dry run where there is none
   * @param cards with their numbers in Metabase
   * @return the dashboard as Metabase has it now; empty in a dry run where there is none
   */
  Optional<JsonNode> show(Optional<Integer> collection, Map<Card, Integer> cards) {
    Optional<JsonNode> found = collection.flatMap(id -> find(id, cards));
    Optional<JsonNode> stored = found.or(() -> create(collection.orElse(0)));
    if (stored.isEmpty()) {
      return stored;
    }
    String path = "/api/dashboard/" + stored.get().path("id").asInt();
    ObjectNode wanted = wanted(stored.get(), cards);
    if (found.isPresent() && Covers.covers(stored.get(), wanted)) {
      return stored;
    }
    withTabs(wanted, stored.get());
    if (found.isPresent()) {
      pen.update(Thing.DASHBOARD, Provision.NAME, path, wanted);
    } else {
      metabase.put(path, wanted); // the second half of its creation
    }
    return Optional.of(pen.isDry() ? stored.get() : metabase.get(path));
  }

  private Optional<JsonNode> find(int collection, Map<Card, Integer> cards) {
    List<JsonNode> named =
        Json.elements(
                metabase
                    .get("/api/collection/" + collection + "/items?models=dashboard&limit=1000")
                    .path("data"))
            .filter(item -> item.path("name").asText().equals(Provision.NAME))
            .map(item -> metabase.get("/api/dashboard/" + item.path("id").asInt()))
            .toList();
    Optional<JsonNode> ours =
        named.stream()
            .filter(board -> board.path("dashcards").isEmpty() || shows(board, cards))
            .findFirst();
    if (ours.isEmpty() && !named.isEmpty()) {
      throw new BiProblem("bi.not-ours", Provision.NAME, named.get(0).path("id").asInt());
    }
    return ours;
  }

  private static boolean shows(JsonNode board, Map<Card, Integer> cards) {
    return Json.elements(board.path("dashcards"))
        .anyMatch(each -> cards.containsValue(each.path("card_id").asInt()));
  }

  private Optional<JsonNode> create(int collection) {
    ObjectNode body =
        Json.object(
            "name",
            Provision.NAME,
            "description",
            help,
            "collection_id",
            collection,
            "parameters",
            filters.ofDashboard(Json.array()));
    return pen.create(Thing.DASHBOARD, Provision.NAME, "/api/dashboard", body);
  }

  private ObjectNode wanted(JsonNode stored, Map<Card, Integer> cards) {
    List<Card> missing = new ArrayList<>(cards.keySet());
    ArrayNode dashcards = Json.array();
    for (JsonNode each : stored.path("dashcards")) {
      ObjectNode kept = kept(each);
      cards.forEach(
          (card, number) -> {
            if (number == each.path("card_id").asInt()) {
              missing.remove(card);
              kept.set(MAPPINGS, filters.mappings(card, number, each.path(MAPPINGS)));
            }
          });
      dashcards.add(kept);
    }
    added(missing, stored, cards).forEach(dashcards::add);
    return Json.object(
        "description",
        help,
        "parameters",
        filters.ofDashboard(stored.path("parameters")),
        "dashcards",
        dashcards);
  }

  /** On the first tab, where there are tabs. */
  private List<ObjectNode> added(List<Card> missing, JsonNode stored, Map<Card, Integer> cards) {
    JsonNode tab = stored.path("tabs").path(0).path("id");
    List<ObjectNode> added = new ArrayList<>();
    for (Layout.Place place : Layout.of(missing, stored.path("dashcards"))) {
      int number = cards.get(place.card());
      ObjectNode dashcard = place.dashcard(number);
      dashcard.set(MAPPINGS, filters.mappings(place.card(), number, Json.array()));
      if (tab.isNumber()) {
        dashcard.set("dashboard_tab_id", tab);
      }
      added.add(dashcard);
    }
    return added;
  }

  private static ObjectNode kept(JsonNode dashcard) {
    ObjectNode kept = dashcard.<ObjectNode>deepCopy().retain(KEPT);
    ArrayNode series = Json.array();
    Json.elements(dashcard.path("series"))
        .forEach(card -> series.add(Json.object("id", card.path("id").asInt())));
    kept.set("series", series);
    return kept;
  }

  /** Metabase replaces tabs and cards together: what is not sent back is deleted. */
  private static void withTabs(ObjectNode wanted, JsonNode stored) {
    ArrayNode tabs = Json.array();
    Json.elements(stored.path("tabs"))
        .forEach(tab -> tabs.add(tab.<ObjectNode>deepCopy().retain("id", "name")));
    if (!tabs.isEmpty()) {
      wanted.set("tabs", tabs);
    }
  }
}
