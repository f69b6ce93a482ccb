package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.bi.Report.Thing;
import lms.dashboard.Card.Field;

/** The database as Metabase knows it: its number, and those of the columns that filters limit. */
final class Catalogue {
  /** A minute. */
  private static final int LOOKS = 40;

  private static final String PUBLIC = "public";
  private static final String SEARCHED = "currentSchema=";

  /** A number nothing has: in a dry run of what is not there yet. */
  private static final int NONE = 0;

  private final Metabase metabase;
  private final Access.Data data;
  private final Pen pen;
  private final Map<String, Integer> columns = new HashMap<>();
  private int database = NONE;

  Catalogue(Metabase metabase, Access.Data data, Pen pen) {
    this.metabase = metabase;
    this.data = data;
    this.pen = pen;
  }

  int database() {
    return database;
  }

  int column(Field field) {
    return columns.getOrDefault(name(field), NONE);
  }

  /** Finds the database by what it connects to, whatever its name, or tells Metabase of it. */
  void connect() {
    database = known().or(this::added).orElse(NONE);
  }

  private Optional<Integer> known() {
    JsonNode list = metabase.get("/api/database");
    return Json.elements(list.has("data") ? list.get("data") : list)
        .filter(each -> each.path("engine").asText().equals("postgres"))
        .map(each -> each.path("id").asInt())
        .filter(id -> isOurs(metabase.get("/api/database/" + id).path("details")))
        .findFirst();
  }

  private boolean isOurs(JsonNode details) {
    if (!details.has("host")) {
      throw new BiProblem("bi.forbidden", "GET /api/database", 200, "no details");
    }
    return details.path("host").asText().equals(data.host())
        && details.path("port").asInt(5_432) == data.port()
        && details.path("dbname").asText().equals(data.name())
        && details.path("user").asText().equals(data.user())
        && searched(details.path("additional-options").asText()).equals(data.schema());
  }

  /** The schema whose tables a statement means. */
  private static String searched(String options) {
    return Stream.of(options.split("&"))
        .filter(option -> option.startsWith(SEARCHED))
        .map(option -> option.substring(SEARCHED.length()))
        .findFirst()
        .orElse(PUBLIC);
  }

  /** Encrypted where the server can; Metabase tries the connection before it takes it. */
  private Optional<Integer> added() {
    if (!pen.isDry()) {
      Answer encrypted = metabase.send("POST", "/api/database", body(true), 0);
      if (encrypted.isGood()) {
        pen.remember(Thing.DATABASE, Provision.NAME);
        return Optional.of(encrypted.body().path("id").asInt());
      }
    }
    try {
      return pen.create(Thing.DATABASE, Provision.NAME, "/api/database", body(false))
          .map(answer -> answer.path("id").asInt());
    } catch (BiProblem e) {
      String where = "%s:%d/%s".formatted(data.host(), data.port(), data.name());
      throw e.key().equals("bi.refused")
          ? new BiProblem("bi.database", where, data.user(), e.arguments()[2])
          : e;
    }
  }

  private JsonNode body(boolean encrypted) {
    Map<String, Object> details = new HashMap<>();
    details.put("host", data.host());
    details.put("port", data.port());
    details.put("dbname", data.name());
    details.put("user", data.user());
    details.put("password", data.password().value());
    details.put("ssl", encrypted);
    if (encrypted) {
      details.put("ssl-mode", "require");
    }
    details.put("schema-filters-type", "inclusion");
    details.put("schema-filters-patterns", data.schema());
    if (!data.schema().equals(PUBLIC)) {
      details.put("additional-options", SEARCHED + data.schema());
    }
    return Json.object("name", Provision.NAME, "engine", "postgres", "details", details);
  }

  /** Waits until Metabase has seen these columns, a minute at most. */
  void learn(Set<Field> fields) {
    if (database == NONE) {
      return;
    }
    read(0);
    if (!missing(fields).isEmpty() && !pen.isDry()) {
      metabase.post("/api/database/" + database + "/sync_schema", Json.object());
      for (int i = 0; i < LOOKS && !missing(fields).isEmpty(); i++) {
        read(Metabase.pause(i));
      }
      if (!missing(fields).isEmpty()) {
        throw new BiProblem("bi.columns", String.join(", ", missing(fields)), data.user());
      }
    }
  }

  private Set<String> missing(Set<Field> fields) {
    return fields.stream()
        .map(Catalogue::name)
        .filter(name -> !columns.containsKey(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void read(long pause) {
    String path = "/api/database/" + database + "/metadata";
    Answer answer = metabase.send("GET", path, null, pause);
    if (!answer.isGood()) {
      throw new BiProblem("bi.refused", "GET " + path, answer.status(), answer.reason());
    }
    Json.elements(answer.body().path("tables"))
        .filter(table -> table.path("schema").asText().equals(data.schema()))
        .forEach(
            table ->
                Json.elements(table.path("fields"))
                    .forEach(
                        field ->
                            columns.put(
                                table.path("name").asText() + "." + field.path("name").asText(),
                                field.path("id").asInt())));
  }

  private static String name(Field field) {
    return field.table() + "." + field.column();
  }
}
