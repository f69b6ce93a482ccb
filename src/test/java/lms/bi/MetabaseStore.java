package lms.bi;

import static lms.bi.MetabaseStandIn.JSON;
import static lms.bi.Refused.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What the stand-in keeps: databases, collections, cards, dashboards. */
public final class MetabaseStore {
  private final LocalDate today;
  private final Map<String, String> settings;
  private final Map<Integer, ObjectNode> collections = new TreeMap<>();
  private final Map<Integer, JsonNode> cards = new TreeMap<>();
  private final Map<Integer, ObjectNode> dashboards = new TreeMap<>();
  private int last = 10;
  private final MetabaseData data = new MetabaseData(() -> ++last);

  MetabaseStore(LocalDate today, Map<String, String> settings) {
    this.today = today;
    this.settings = settings;
  }

  public Map<Integer, JsonNode> cards() {
    return cards;
  }

  public Map<Integer, ObjectNode> dashboards() {
    return dashboards;
  }

  public Map<Integer, ObjectNode> databases() {
    return data.all();
  }

  JsonNode all(String method, String path, JsonNode body) {
    return switch (method + " " + path) {
      case "GET /api/database" -> list(data.all());
      case "POST /api/database" -> data.add(body);
      case "GET /api/collection" -> listed(collections);
      case "POST /api/collection" -> addCollection(body);
      case "POST /api/card" -> saveCard(++last, body, true);
      case "POST /api/dashboard" -> addDashboard(body);
      default -> throw new Refused(404, "API endpoint does not exist.");
    };
  }

  JsonNode one(String method, String path, String id, JsonNode body) {
    return switch (method + " " + path) {
      case "GET /api/database/:id" -> found(data.all(), id);
      case "POST /api/database/:id/sync_schema" -> data.sync(found(data.all(), id));
      case "GET /api/database/:id/metadata" -> data.metadata(found(data.all(), id));
      case "GET /api/collection/:id/items" -> items(found(collections, id).path("id").asInt());
      case "GET /api/card/:id" -> found(cards, id);
      case "PUT /api/card/:id" -> saveCard(found(cards, id).path("id").asInt(), body, false);
      case "GET /api/dashboard/:id" -> found(dashboards, id);
      case "PUT /api/dashboard/:id" -> saveDashboard(found(dashboards, id), body);
      case "POST /api/dashboard/:id/public_link" -> share(found(dashboards, id), body);
      default -> throw new Refused(404, "API endpoint does not exist.");
    };
  }

  /** By number or by entity id. */
  private static <T extends JsonNode> T found(Map<Integer, T> all, String id) {
    return all.values().stream()
        .filter(
            each ->
                each.path("id").asText().equals(id) || each.path("entity_id").asText().equals(id))
        .findFirst()
        .orElseThrow(() -> new Refused(404, "Not found."));
  }

  private static JsonNode list(Map<Integer, ObjectNode> all) {
    return JSON.createObjectNode().<ObjectNode>set("data", listed(all)).put("total", all.size());
  }

  private static ArrayNode listed(Map<Integer, ObjectNode> all) {
    return JSON.createArrayNode().addAll(all.values());
  }

  private JsonNode addCollection(JsonNode body) {
    MetabaseContract.keys(body, "name", "description?", "parent_id?");
    ObjectNode made = body.<ObjectNode>deepCopy().put("id", ++last);
    made.put("location", "/").put("archived", false);
    collections.put(last, made);
    return made;
  }

  private JsonNode items(int collection) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode data = answer.putArray("data");
    for (ObjectNode each : dashboards.values()) {
      if (each.path("collection_id").asInt() == collection) {
        data.addObject()
            .put("id", each.get("id").asInt())
            .put("model", "dashboard")
            .put("name", each.get("name").asText())
            .put("archived", false);
      }
    }
    return answer.put("total", data.size());
  }

  private JsonNode saveCard(int id, JsonNode body, boolean created) {
    MetabaseContract.card(body, created, data.columns());
    check(data.all().containsKey(body.at("/dataset_query/database").asInt()), 400, "database");
    ObjectNode card = JSON.createObjectNode();
    card.put("archived", false).put("query_type", "native").put("creator_id", 1);
    card.putNull("collection_id").putNull("table_id").putNull("entity_id").put("type", "question");
    card.set("database_id", body.at("/dataset_query/database"));
    if (!created) {
      card.setAll((ObjectNode) cards.get(id));
    }
    card.setAll(body.<ObjectNode>deepCopy());
    card.put("id", id);
    for (JsonNode tag : card.at("/dataset_query/stages/0/template-tags")) {
      ((ObjectNode) tag.at("/dimension/1")).put("lib/uuid", UUID.randomUUID().toString());
    }
    cards.put(id, card);
    return card;
  }

  private JsonNode addDashboard(JsonNode body) {
    MetabaseContract.keys(
        body, "name", "description?", "parameters?", "collection_id?", "collection_position?");
    body.path("parameters").forEach(MetabaseContract::parameter);
    ObjectNode made = body.<ObjectNode>deepCopy().put("id", ++last);
    made.put("archived", false).put("width", "fixed").putNull("public_uuid");
    made.put("creator_id", 1).putNull("entity_id").putNull("cache_ttl");
    made.put("auto_apply_filters", true).put("enable_embedding", false);
    made.putArray("dashcards");
    made.putArray("tabs");
    dashboards.put(last, made);
    return made;
  }

  private JsonNode saveDashboard(ObjectNode stored, JsonNode body) {
    MetabaseContract.keys(
        body, "name?", "description?", "parameters?", "dashcards?", "tabs?", "width?", "archived?");
    body.path("parameters").forEach(MetabaseContract::parameter);
    MetabaseContract.dashcards(body.path("dashcards"), stored.path("dashcards"), cards);
    ObjectNode saved = body.deepCopy();
    for (JsonNode each : saved.path("dashcards")) {
      JsonNode card = cards.get(each.path("card_id").asInt());
      for (JsonNode mapping : each.path("parameter_mappings")) {
        MetabaseContract.keys(mapping, "parameter_id", "card_id", "target");
        check(mapping.get("card_id").equals(each.get("card_id")), 400, "mapping");
        JsonNode type = type(saved.path("parameters"), mapping.get("parameter_id").asText());
        JsonNode tags = card.at("/dataset_query/stages/0/template-tags");
        MetabaseContract.fed(type, mapping.get("target"), tags);
      }
      complete((ObjectNode) each, stored.get("id").asInt());
      if (card != null) {
        ((ObjectNode) each).set("card", card);
      }
    }
    if (!body.has("tabs") && body.has("dashcards")) {
      saved.putArray("tabs"); // what is not sent back is deleted
    }
    return stored.setAll(saved);
  }

  private void complete(ObjectNode dashcard, int dashboard) {
    if (dashcard.get("id").asInt() < 0) {
      dashcard.put("id", ++last);
    }
    dashcard.put("dashboard_id", dashboard).put("entity_id", "x");
    dashcard.set(
        "dashboard_tab_id",
        dashcard.path("dashboard_tab_id").isInt()
            ? dashcard.get("dashboard_tab_id")
            : JSON.nullNode());
    dashcard.withArray("inline_parameters");
  }

  private static JsonNode type(JsonNode parameters, String id) {
    for (JsonNode parameter : parameters) {
      if (parameter.get("id").asText().equals(id)) {
        return parameter.get("type");
      }
    }
    throw new Refused(400, "no parameter " + id);
  }

  private JsonNode share(ObjectNode dashboard, JsonNode body) {
    MetabaseContract.keys(body);
    check(settings.get("enable-public-sharing").equals("true"), 400, "Public sharing is off");
    if (dashboard.path("public_uuid").isNull()) {
      dashboard.put("public_uuid", UUID.randomUUID().toString());
    }
    return JSON.createObjectNode().put("uuid", dashboard.get("public_uuid").asText());
  }

  /** Executes a card as the dashboard does. */
  JsonNode execute(int dashboard, int dashcard, int card, JsonNode body) {
    MetabaseContract.keys(body, "parameters");
    boolean there = false;
    for (JsonNode each : found(dashboards, String.valueOf(dashboard)).path("dashcards")) {
      there |= each.path("id").asInt() == dashcard && each.path("card_id").asInt() == card;
    }
    check(there, 404, "Not found.");
    JsonNode query = cards.get(card).path("dataset_query");
    Map<String, JsonNode> values = new TreeMap<>();
    for (JsonNode value : body.path("parameters")) {
      MetabaseContract.keys(value, "id", "type", "target", "value");
      values.put(value.at("/target/1/1").asText(), value.get("value"));
    }
    JsonNode details = data.all().get(query.get("database").asInt()).get("details");
    Map<Integer, String> columns = data.columns();
    columns.replaceAll((id, column) -> MetabaseData.schema(details) + "." + column);
    String sql = MetabaseSql.fill(query.at("/stages/0"), values, columns, today);
    return MetabaseSql.execute(details, sql, settings.getOrDefault("report-timezone", "UTC"));
  }
}
