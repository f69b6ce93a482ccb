package lms.adopt;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What a person wants to be adopted, and how.
 *
 * @param schema of the table, empty = any
 * @param table its name, empty = a table {@code attempts} is looked for
 * @param map our column → theirs, where the name is not one of the usual ones
 * @param zone of times that say none themselves
 * @param yes whether it is done; otherwise it is only shown
 * @param replace whether the table is renamed
 */
public record Wish(
    Optional<String> schema,
    Optional<String> table,
    Map<String, String> map,
    ZoneId zone,
    boolean yes,
    boolean replace) {

  /** The table as {@code --table} names it: {@code schema.name} or {@code name}. */
  public static Wish of(
      String table, Map<String, String> map, ZoneId zone, boolean yes, boolean replace) {
    int dot = table == null ? -1 : table.indexOf('.');
    return new Wish(
        dot < 0 ? Optional.empty() : Optional.of(table.substring(0, dot)),
        Optional.ofNullable(table).map(name -> name.substring(dot + 1)),
        Map.copyOf(map),
        zone,
        yes,
        replace);
  }
}
