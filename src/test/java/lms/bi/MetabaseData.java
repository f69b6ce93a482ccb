package lms.bi;

import static lms.bi.MetabaseStandIn.JSON;
import static lms.bi.Refused.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** The databases that the stand-in was told of, and what it has seen in them. */
final class MetabaseData {
  /** So often a database is asked after before its columns are there. */
  private static final int POLLS = 1;

  private final IntSupplier numbers;
  private final Map<Integer, ObjectNode> databases = new TreeMap<>();
  private final Map<Integer, Integer> polls = new HashMap<>();
  private final Map<Integer, Map<Integer, String>> columns = new TreeMap<>();

  /**
   * @param numbers of whatever is new
   */
  MetabaseData(IntSupplier numbers) {
    this.numbers = numbers;
  }

  Map<Integer, ObjectNode> all() {
    return databases;
  }

  /** Table and column by number, of all databases. */
  Map<Integer, String> columns() {
    Map<Integer, String> all = new LinkedHashMap<>();
    columns.values().forEach(all::putAll);
    return all;
  }

  JsonNode add(JsonNode body) {
    MetabaseContract.database(body);
    try (Connection tried = MetabaseSql.connect(body.get("details"))) {
      check(tried.isValid(1), 400, "not valid");
    } catch (SQLException e) {
      throw new Refused(400, e.getMessage());
    }
    int number = numbers.getAsInt();
    databases.put(number, body.<ObjectNode>deepCopy().put("id", number));
    return databases.get(number);
  }

  JsonNode sync(ObjectNode database) {
    polls.put(database.get("id").asInt(), POLLS);
    return JSON.createObjectNode().put("status", "ok");
  }

  JsonNode metadata(ObjectNode database) {
    int number = database.get("id").asInt();
    Integer left = polls.computeIfPresent(number, (id, looks) -> looks - 1);
    if (left != null && left < 0 && !columns.containsKey(number)) {
      columns.put(number, seen(database.get("details")));
    }
    Map<String, ObjectNode> tables = new TreeMap<>();
    columns
        .getOrDefault(number, Map.of())
        .forEach(
            (id, column) -> {
              String[] parts = column.split("\\.");
              tables
                  .computeIfAbsent(parts[0], name -> table(name, database.get("details")))
                  .withArray("fields")
                  .addObject()
                  .put("id", id)
                  .put("name", parts[1]);
            });
    ObjectNode answer = database.deepCopy();
    answer.putArray("tables").addAll(tables.values());
    return answer;
  }

  private static ObjectNode table(String name, JsonNode details) {
    return JSON.createObjectNode().put("name", name).put("schema", schema(details));
  }

  /** The columns that the role may read. */
  private Map<Integer, String> seen(JsonNode details) {
    Map<Integer, String> seen = new LinkedHashMap<>();
    try (Connection connection = MetabaseSql.connect(details);
        PreparedStatement query =
            connection.prepareStatement(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = ? order by 1
                """)) {
      query.setString(1, schema(details));
      ResultSet result = query.executeQuery();
      while (result.next()) {
        seen.put(numbers.getAsInt(), result.getString(1));
      }
    } catch (SQLException e) {
      throw new Refused(422, e.getMessage());
    }
    return seen;
  }

  static String schema(JsonNode details) {
    return details.path("schema-filters-patterns").asText();
  }
}
