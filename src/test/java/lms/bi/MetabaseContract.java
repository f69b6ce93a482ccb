package lms.bi;

import static lms.bi.Refused.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a request may hold. Metabase itself is silent about most of it. */
final class MetabaseContract {
  static final Pattern TAG = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
  private static final Pattern RENAMED = Pattern.compile("(?:from|join) (\\w+) (?!where)(\\w+)");

  /** The parameter types we use, and the widgets that each may feed. */
  private static final Map<String, Set<String>> FEEDS =
      Map.of(
          "date/all-options", Set.of("date/all-options"),
          "string/=", Set.of("string/=", "category"));

  private static final int GRID = 24;

  private MetabaseContract() {}

  /** No other keys than these; those without {@code ?} must be there and be something. */
  static void keys(JsonNode object, String... names) {
    check(object.isObject(), 400, "not an object: " + object);
    Set<String> known = new HashSet<>();
    for (String name : names) {
      boolean optional = name.endsWith("?");
      String key = optional ? name.substring(0, name.length() - 1) : name;
      known.add(key);
      check(optional || object.hasNonNull(key), 400, key + ": value required");
      boolean blank = object.path(key).isTextual() && object.path(key).asText().isBlank();
      check(!blank, 400, key + ": value must be a non-blank string");
    }
    Set<String> unknown = new TreeSet<>();
    object.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(known);
    check(unknown.isEmpty(), 400, "unknown keys " + unknown);
  }

  static void setup(JsonNode body) {
    keys(body, "token", "user", "prefs");
    keys(body.get("user"), "email", "password", "first_name?", "last_name?");
    keys(body.get("prefs"), "site_name", "site_locale?");
    check(body.at("/user/email").asText().matches("[^@ ]+@[^@ ]+\\.\\w+"), 400, "email: invalid");
    check(body.at("/user/password").asText().matches(".*\\d.*"), 400, "password is too common.");
  }

  static void database(JsonNode body) {
    keys(body, "name", "engine", "details", "is_full_sync?", "is_on_demand?", "auto_run_queries?");
    keys(
        body.get("details"),
        "host",
        "port",
        "dbname",
        "user",
        "password",
        "ssl",
        "ssl-mode?",
        "schema-filters-type?",
        "schema-filters-patterns?",
        "additional-options?");
  }

  /**
   * @param columns table and column by number, those that Metabase has seen
   */
  static void card(JsonNode body, boolean created, Map<Integer, String> columns) {
    keys(
        body,
        "name",
        "display",
        "visualization_settings",
        "dataset_query",
        "type?",
        "description?",
        "parameters?",
        created ? "entity_id?" : "archived?",
        "collection_id?");
    check(
        !body.has("entity_id") || body.get("entity_id").asText().matches("[A-Za-z0-9_-]{21}"),
        400,
        "entity_id");
    JsonNode query = body.get("dataset_query");
    keys(query, "lib/type", "database", "stages");
    check(query.get("stages").size() == 1, 400, "stages");
    JsonNode stage = query.at("/stages/0");
    keys(stage, "lib/type", "native", "template-tags?");
    tags(stage.path("native").asText(), stage.path("template-tags"), columns);
    for (JsonNode parameter : body.path("parameters")) {
      keys(parameter, "id", "name", "slug", "type", "target", "default?");
      fed(parameter.get("type"), parameter.get("target"), stage.path("template-tags"));
    }
  }

  private static void tags(String sql, JsonNode tags, Map<Integer, String> columns) {
    Set<String> written = new TreeSet<>();
    TAG.matcher(sql).results().forEach(tag -> written.add(tag.group(1)));
    Set<String> declared = new TreeSet<>();
    tags.fieldNames().forEachRemaining(declared::add);
    check(written.equals(declared), 400, "tags %s, written %s".formatted(declared, written));
    for (String name : declared) {
      JsonNode tag = tags.get(name);
      keys(
          tag,
          "id",
          "name",
          "display-name",
          "type",
          "dimension",
          "alias?",
          "widget-type",
          "required?",
          "default?");
      check(tag.get("name").asText().equals(name), 400, "tag " + name + " is called otherwise");
      check(tag.get("type").asText().equals("dimension"), 400, "type of tag " + name);
      check(FEEDS.containsKey(tag.get("widget-type").asText()), 400, "widget of tag " + name);
      JsonNode field = tag.get("dimension");
      check(field.path(0).asText().equals("field") && field.path(1).isObject(), 400, "MBQL 5");
      String column = columns.get(field.path(2).asInt());
      check(column != null, 400, "no field " + field.path(2));
      aliased(sql, column, tag.path("alias").asText());
    }
  }

  /** A table that the statement renames must be named by a name that the statement gives. */
  private static void aliased(String sql, String column, String alias) {
    String table = column.replaceFirst("\\..*", "");
    if (RENAMED.matcher(sql).results().noneMatch(from -> from.group(1).equals(table))) {
      return;
    }
    String name = column.substring(table.length());
    boolean given =
        RENAMED.matcher(sql).results().anyMatch(from -> alias.equals(from.group(2) + name));
    check(given, 400, "alias '%s' of %s is not in the statement".formatted(alias, column));
  }

  static void fed(JsonNode type, JsonNode target, JsonNode tags) {
    check(target.path(0).asText().equals("dimension"), 400, "target " + target);
    check(target.at("/1/0").asText().equals("template-tag"), 400, "target " + target);
    JsonNode tag = tags.path(target.at("/1/1").asText());
    boolean fits =
        FEEDS.getOrDefault(type.asText(), Set.of()).contains(tag.path("widget-type").asText());
    check(fits, 400, "%s cannot feed %s".formatted(type, tag));
  }

  static void parameter(JsonNode parameter) {
    keys(parameter, "id", "name", "slug", "type", "sectionId?", "default?");
  }

  /**
   * @param known cards by number
   */
  static void dashcards(JsonNode body, JsonNode stored, Map<Integer, JsonNode> known) {
    Set<Integer> ids = new HashSet<>();
    Set<List<Integer>> cells = new HashSet<>();
    for (JsonNode each : body) {
      keys(
          each,
          "id",
          "card_id?",
          "row",
          "col",
          "size_x",
          "size_y",
          "series?",
          "parameter_mappings?",
          "visualization_settings?",
          "inline_parameters?",
          "dashboard_tab_id?");
      int id = each.get("id").asInt();
      check(ids.add(id), 400, "dashcard %d twice".formatted(id));
      check(id < 0 || has(stored, id), 400, "no dashcard " + id);
      JsonNode card = known.get(each.path("card_id").asInt());
      check(
          card == null ? each.path("card_id").isNull() : !card.path("archived").asBoolean(),
          400,
          "card");
      for (int x = 0; x < each.get("size_x").asInt(); x++) {
        for (int y = 0; y < each.get("size_y").asInt(); y++) {
          int col = each.get("col").asInt() + x;
          check(col >= 0 && col < GRID, 400, "column " + col);
          check(cells.add(List.of(col, each.get("row").asInt() + y)), 400, id + " overlaps");
        }
      }
      check(!cells.isEmpty(), 400, "no size");
    }
  }

  private static boolean has(JsonNode dashcards, int id) {
    for (JsonNode each : dashcards) {
      if (each.path("id").asInt() == id) {
        return true;
      }
    }
    return false;
  }
}
