package lms.adopt;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table that is adopted.
 *
 * @param columns our column → theirs
 * @param order their column of whole numbers that grow from row to row, if there is one
 * @param unused their columns of which nothing is taken
 * @param isTable whether it can be renamed at all: no view
 * @param isOwned whether we may rename it
 * @param ready whether our tables are there
 */
public record Source(
    String schema,
    String table,
    Map<String, String> columns,
    Optional<String> order,
    List<String> unused,
    boolean isTable,
    boolean isOwned,
    boolean ready) {
  /** What it is called when it has been replaced. */
  public static final String BEFORE = "attempts_before_lms";

  static final String SOURCEDID = "lis_result_sourcedid";

  /** {@code public.attempts}. */
  public String name() {
    return schema + "." + table;
  }

  /** Whether it bears the name of our own table in {@code ownSchema}. */
  public boolean isInOurPlace(String ownSchema) {
    return schema.equals(ownSchema) && table.equals("attempts");
  }

  /** Whether it has the LTI result id, which is part of an attempt's identity. */
  public boolean knowsLink() {
    return columns.containsKey(SOURCEDID);
  }

  Source replaced() {
    return new Source(schema, BEFORE, columns, order, unused, isTable, isOwned, true);
  }

  Source withOurTables() {
    return new Source(schema, table, columns, order, unused, isTable, isOwned, true);
  }
}
