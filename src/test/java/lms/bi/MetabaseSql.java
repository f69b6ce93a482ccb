package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts conditions in the place of tags, as Metabase does for PostgreSQL, and executes the
 * statement. Without an alias a column is named with schema and table.
 */
final class MetabaseSql {
  private static final Pattern OPTIONAL = Pattern.compile("\\[\\[(.*?)]]", Pattern.DOTALL);

  private MetabaseSql() {}

  /**
   * @param values of the tags that have one
   * @param columns schema, table and column by number
   */
  static String fill(
      JsonNode stage, Map<String, JsonNode> values, Map<Integer, String> columns, LocalDate today) {
    String chosen =
        OPTIONAL
            .matcher(stage.path("native").asText())
            .replaceAll(
                part -> {
                  Matcher tag = MetabaseContract.TAG.matcher(part.group(1));
                  boolean given = tag.find() && values.containsKey(tag.group(1));
                  return given ? Matcher.quoteReplacement(part.group(1)) : "";
                });
    return MetabaseContract.TAG
        .matcher(chosen)
        .replaceAll(
            tag -> {
              JsonNode declared = stage.path("template-tags").path(tag.group(1));
              JsonNode value = values.get(tag.group(1));
              return Matcher.quoteReplacement(
                  value == null ? "1 = 1" : condition(declared, value, columns, today));
            });
  }

  private static String condition(
      JsonNode tag, JsonNode value, Map<Integer, String> columns, LocalDate today) {
    String column = columns.get(tag.at("/dimension/2").asInt());
    String name =
        tag.hasNonNull("alias")
            ? tag.get("alias").asText()
            : '"' + column.replace(".", "\".\"") + '"';
    if (tag.path("widget-type").asText().equals("string/=")) {
      List<String> either = new ArrayList<>();
      value.forEach(each -> either.add(name + " = '" + each.asText().replace("'", "''") + "'"));
      return "(" + String.join(" OR ", either) + ")";
    }
    String[] ends = value.asText().split("~");
    boolean relative = value.asText().equals(Filters.PERIOD);
    LocalDate from = relative ? today.minusDays(30) : LocalDate.parse(ends[0]);
    LocalDate to = relative ? today : LocalDate.parse(ends[1]);
    return column.endsWith(".created_at")
        ? "%1$s >= timestamp with time zone '%2$s' AND %1$s < timestamp with time zone '%3$s'"
            .formatted(name, from, to.plusDays(1))
        : "%s BETWEEN date '%s' AND date '%s'".formatted(name, from, to);
  }

  /** A connection as the details of a database say. */
  static Connection connect(JsonNode details) throws SQLException {
    Properties properties = new Properties();
    properties.put("user", details.path("user").asText());
    properties.put("password", details.path("password").asText());
    properties.put("sslmode", details.path("ssl").asBoolean() ? "require" : "disable");
    String url =
        "jdbc:postgresql://%s:%d/%s?%s"
            .formatted(
                details.path("host").asText(),
                details.path("port").asInt(),
                details.path("dbname").asText(),
                details.path("additional-options").asText());
    return DriverManager.getConnection(url, properties);
  }

  /** The answer of Metabase's query processor, failures included. */
  static ObjectNode execute(JsonNode details, String sql, String zone) {
    ObjectNode answer = MetabaseStandIn.JSON.createObjectNode();
    try (Connection connection = connect(details);
        Statement statement = connection.createStatement()) {
      statement.execute("set time zone '" + zone + "'");
      ResultSet result = statement.executeQuery(sql);
      int width = result.getMetaData().getColumnCount();
      ArrayNode cols = answer.putObject("data").putArray("cols");
      for (int i = 1; i <= width; i++) {
        cols.addObject().put("name", result.getMetaData().getColumnName(i));
      }
      ArrayNode rows = answer.withObject("data").putArray("rows");
      while (result.next()) {
        ArrayNode row = rows.addArray();
        for (int i = 1; i <= width; i++) {
          row.add(result.getString(i));
        }
      }
      return answer.put("row_count", rows.size()).put("status", "completed");
    } catch (SQLException e) {
      return answer.put("status", "failed").put("error", e.getMessage());
    }
  }
}
