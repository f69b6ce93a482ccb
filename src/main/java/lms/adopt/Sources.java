package lms.adopt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** Finds the table to adopt and what its columns mean, by the names the routes use. Stateless. */
public final class Sources {
  /** Our columns, and how scripts call them. */
  private static final Map<String, List<String>> USUAL = new LinkedHashMap<>();

  private static final List<String> REQUIRED =
      List.of("user_id", "attempt_type", "created_at", "is_correct");
  private static final List<String> ORDER = List.of("id", "index");
  private static final List<String> WHOLE_NUMBERS = List.of("smallint", "integer", "bigint");

  static {
    USUAL.put("user_id", List.of("user_id", "lti_user_id"));
    for (String column :
        List.of(
            "oauth_consumer_key",
            Source.SOURCEDID,
            "lis_outcome_service_url",
            "is_correct",
            "attempt_type",
            "created_at")) {
      USUAL.put(column, List.of(column));
    }
  }

  private final String ownSchema;

  /**
   * @param ownSchema schema of our tables
   */
  public Sources(String ownSchema) {
    this.ownSchema = ownSchema;
  }

  /** The columns of ours that a person may map. */
  public static List<String> columns() {
    return List.copyOf(USUAL.keySet());
  }

  /** Parameters of {@code sql/select_adoptable_columns.sql}. */
  public Map<String, Object> parameters(@ExchangeProperty("wish") Wish wish) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("own_schema", ownSchema);
    parameters.put("schema", wish.schema().orElse(null));
    parameters.put("name", wish.table().orElse(null));
    return parameters;
  }

  /**
   * The one table that the statement has found.
   *
   * @throws AdoptProblem if there is none or are several, or a column is missing
   */
  public Source choose(@Body List<Map<String, Object>> rows, @ExchangeProperty("wish") Wish wish)
      throws AdoptProblem {
    Map<String, List<Map<String, Object>>> tables =
        rows.stream()
            .filter(row -> !(Boolean) row.get("ours"))
            .collect(
                Collectors.groupingBy(
                    row -> row.get("schema") + "." + row.get("name"),
                    LinkedHashMap::new,
                    Collectors.toList()));
    if (tables.size() > 1) {
      throw new AdoptProblem("adopt.several", String.join(", ", tables.keySet()));
    }
    if (tables.isEmpty()) {
      throw none(rows, wish);
    }
    Source source = source(tables.values().iterator().next(), wish);
    refuseReplacing(source, wish);
    return source;
  }

  private static AdoptProblem none(List<Map<String, Object>> ours, Wish wish) {
    if (wish.table().isEmpty()) {
      return new AdoptProblem("adopt.none");
    }
    String named = wish.schema().map(schema -> schema + ".").orElse("") + wish.table().get();
    return new AdoptProblem(ours.isEmpty() ? "adopt.unknown" : "adopt.ours", named);
  }

  private static Source source(List<Map<String, Object>> rows, Wish wish) throws AdoptProblem {
    Map<String, Object> first = rows.get(0);
    Map<String, String> types = new LinkedHashMap<>();
    rows.forEach(row -> types.put((String) row.get("col"), (String) row.get("type")));
    String name = first.get("schema") + "." + first.get("name");
    if (!(Boolean) first.get("readable")) {
      throw new AdoptProblem("adopt.unreadable", name);
    }
    Map<String, String> columns = columns(name, List.copyOf(types.keySet()), wish);
    Optional<String> order = order(types);
    List<String> unused = new ArrayList<>(types.keySet());
    unused.removeAll(columns.values());
    order.ifPresent(unused::remove);
    return new Source(
        (String) first.get("schema"),
        (String) first.get("name"),
        columns,
        order,
        unused,
        (Boolean) first.get("is_table"),
        (Boolean) first.get("owned"),
        (Boolean) first.get("ready"));
  }

  /** A column of whole numbers that grow from row to row. */
  private static Optional<String> order(Map<String, String> types) {
    return types.entrySet().stream()
        .filter(c -> ORDER.contains(c.getKey()) && WHOLE_NUMBERS.contains(c.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Map<String, String> columns(String table, List<String> theirs, Wish wish)
      throws AdoptProblem {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> usual : USUAL.entrySet()) {
      String mapped = wish.map().get(usual.getKey());
      if (mapped != null && !theirs.contains(mapped)) {
        throw new AdoptProblem("adopt.unmapped", mapped, table, String.join(", ", theirs));
      }
      List<String> names = mapped == null ? usual.getValue() : List.of(mapped);
      theirs.stream()
          .filter(their -> their.equals(mapped) || names.contains(their.toLowerCase()))
          .findFirst()
          .ifPresent(their -> columns.put(usual.getKey(), their));
    }
    List<String> missing = REQUIRED.stream().filter(our -> !columns.containsKey(our)).toList();
    if (!missing.isEmpty()) {
      throw new AdoptProblem(
          "adopt.missing",
          table,
          String.join(", ", missing),
          String.join(", ", theirs),
          missing.get(0));
    }
    return columns;
  }

  private void refuseReplacing(Source source, Wish wish) throws AdoptProblem {
    boolean inOurPlace = source.isInOurPlace(ownSchema);
    if (wish.yes() && inOurPlace && !wish.replace()) {
      throw new AdoptProblem("adopt.occupied", source.name(), Source.BEFORE);
    }
    if (wish.replace() && !source.isTable()) {
      throw new AdoptProblem("adopt.view", source.name());
    }
    if (wish.replace() && !source.isOwned()) {
      throw new AdoptProblem("adopt.owner", source.name(), Source.BEFORE, source.schema());
    }
  }
}
