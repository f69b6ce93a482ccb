package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import lms.support.Rows;
import lms.support.TestDatabase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The database behind the cards, as Metabase sees it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BiDatabaseTest extends MetabaseTest {
  @Test
  void a_database_metabase_cannot_reach_is_named() {
    set("METABASE_DB_PORT", "1");

    Ended ended = provision();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("cannot connect to 127.0.0.1:1/", "METABASE_DB_HOST");
    assertThat(metabase.store().cards()).isEmpty();
  }

  @Test
  void the_role_of_the_manual_suffices_and_cannot_write() throws Exception {
    String manual = Files.readString(Path.of("docs/metabase.md"));
    String sql = manual.substring(manual.indexOf("```sql") + 6);
    execute(sql.substring(0, sql.indexOf("```")));
    try {
      set("METABASE_DB_USER", "bi_reader");
      set("METABASE_DB_PASSWORD", "canary-of-the-reader");

      assertThat(provision().status()).isZero();
      String may = "select has_table_privilege('bi_reader', 'attempts', 'insert, update, delete')";
      assertThat(Rows.of(database, may)).containsExactly("false");
    } finally {
      execute("drop owned by bi_reader; drop role bi_reader");
    }
  }

  @Test
  void tables_of_another_schema_are_found() throws Exception {
    use((PGSimpleDataSource) TestDatabase.empty());
    load();
    provision();
    set("DB_SCHEMA", "analytics");
    load();

    Ended ended = provision();

    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(ended.out()).contains("+ database ", CARDS + " of " + CARDS + " cards can be");
    assertThat(metabase.store().databases()).hasSize(2);
    assertThat(provision().out()).contains("nothing to change");
  }
}
