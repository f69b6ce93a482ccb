package lms.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lms.faults.Survives;
import lms.support.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SchemaTest {
  private static final String APPLIED =
      "select string_agg(script, ' ' order by installed_rank) from schema_history where type = "
          + "'SQL'";
  private static final String ALL_FILES =
      Stream.of(new File("ddl").list()).sorted().collect(Collectors.joining(" "));

  @TempDir private Path dataDir;

  @Test
  void an_empty_database_gets_every_table() throws Exception {
    DataSource database = TestDatabase.empty();

    prepare(database, "public");

    assertThat(Sql.text(database, APPLIED)).isEqualTo(ALL_FILES);
    assertThat(Sql.text(database, "select count(*) from daily_stats")).isEqualTo("0");
  }

  @Test
  void a_current_schema_stays_as_it_is() throws Exception {
    DataSource database = TestDatabase.empty();
    prepare(database, "public");
    Sql.run(database, "insert into daily_stats values ('c', '2023-05-31', 0,0,0,null,0,0,'UTC')");

    prepare(database, "public");

    assertThat(Sql.text(database, "select count(*) from daily_stats")).isEqualTo("1");
  }

  @Test
  void a_current_schema_needs_no_more_than_our_own_classes() throws Exception {
    DataSource database = TestDatabase.empty();
    URL ourClasses = Schema.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader noFlyway =
        new URLClassLoader(new URL[] {ourClasses}, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = noFlyway.loadClass(Schema.class.getName());
      Object schema = type.getConstructors()[0].newInstance(database, "public", dataDir);
      ThrowingCallable prepare = () -> type.getMethod("prepare").invoke(schema);

      assertThatThrownBy(prepare).hasCauseInstanceOf(NoClassDefFoundError.class);
      prepare(database, "public");
      assertThatCode(prepare).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"analytics", "Учёба \"2024\" a.b"})
  void a_schema_that_is_missing_is_created_whatever_its_name(String schema) throws Exception {
    DataSource database = TestDatabase.empty();

    prepare(database, schema);
    prepare(database, schema);

    String homes = "select string_agg(schemaname, ',') from pg_tables where tablename = 'attempts'";
    assertThat(Sql.text(database, homes)).isEqualTo(schema);
  }

  @Test
  void other_tables_in_the_schema_are_normal() throws Exception {
    DataSource database = TestDatabase.empty();
    Sql.run(database, "create table grades (id int)");

    prepare(database, "public");

    assertThat(Sql.text(database, APPLIED)).isEqualTo(ALL_FILES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"table attempts (id int)", "view attempts as select 1 as id"})
  void somebody_elses_attempts_are_not_touched_and_both_ways_out_are_named(String attempts)
      throws Exception {
    DataSource database = TestDatabase.empty();
    Sql.run(database, "create " + attempts);

    assertThatThrownBy(() -> prepare(database, "public"))
        .isInstanceOf(SchemaProblem.class)
        .hasMessageContainingAll("'public'", "attempts", "DB_SCHEMA", "./lms adopt");

    assertThat(relations(database)).isEqualTo("attempts");
  }

  @Test
  void another_table_of_ours_that_is_somebody_elses_cannot_be_adopted() throws Exception {
    DataSource database = TestDatabase.empty();
    Sql.run(database, "create table quarantine (id int)");

    assertThatThrownBy(() -> prepare(database, "public"))
        .isInstanceOf(SchemaProblem.class)
        .hasMessageContainingAll("quarantine", "DB_SCHEMA")
        .hasMessageNotContaining("adopt");

    assertThat(relations(database)).isEqualTo("quarantine");
  }

  @Test
  void a_schema_of_a_newer_version_is_left_alone() throws Exception {
    DataSource database = TestDatabase.empty();
    prepare(database, "public");
    Sql.run(
        database,
        """
        insert into schema_history
        values (99, '099', 'future', 'SQL', 'V099__future.sql', 1, 'x', now(), 0, true)
        """);

    assertThatThrownBy(() -> prepare(database, "public"))
        .isInstanceOf(SchemaProblem.class)
        .hasMessageContainingAll("V099__future.sql", "newer");
  }

  @Test
  void an_applied_file_that_was_edited_since_is_a_problem_when_there_is_more_to_apply()
      throws Exception {
    DataSource database = TestDatabase.empty();
    prepare(database, "public");
    Sql.run(database, "update schema_history set checksum = 1 where version = '001'");
    Sql.run(database, "delete from schema_history where version = '003'");

    assertThatThrownBy(() -> prepare(database, "public"))
        .isInstanceOf(SchemaProblem.class)
        .hasMessageContaining("checksum");
  }

  @Test
  @Survives("F25")
  void a_table_that_somebody_has_dropped_is_named_with_its_file() throws Exception {
    DataSource database = TestDatabase.empty();
    prepare(database, "public");
    Sql.run(database, "drop table daily_stats, outbox");

    assertThatThrownBy(() -> prepare(database, "public"))
        .isInstanceOf(SchemaProblem.class)
        .hasMessageContaining(": daily_stats (V003__daily_stats.sql), outbox (V009__outbox.sql);");
  }

  @Test
  @Survives("F30")
  void a_database_that_cannot_hold_every_character_is_refused() throws Exception {
    DataSource admin = TestDatabase.empty();
    String name = Sql.text(admin, "select current_database() || '_latin1'");
    Sql.run(
        admin,
        "create database %s encoding 'LATIN1' locale 'C' template template0".formatted(name));

    assertThatThrownBy(() -> prepare(Sql.source(name, "postgres"), "public"))
        .isInstanceOf(SchemaProblem.class)
        .hasMessageContainingAll(name, "LATIN1", "UTF8");
  }

  @Test
  void the_oldest_server_that_works_is_15() {
    assertThatCode(() -> Schema.requireVersion(15_00_00, "15.0")).doesNotThrowAnyException();
    assertThatThrownBy(() -> Schema.requireVersion(14_00_19, "14.19"))
        .isInstanceOf(SchemaProblem.class)
        .hasMessageContaining("14.19");
  }

  @Test
  void two_at_once_apply_every_file_once() throws Exception {
    DataSource database = TestDatabase.empty();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Callable<Void> job =
        () -> {
          prepare(database, "analytics");
          return null;
        };

    for (Future<Void> done : threads.invokeAll(List.of(job, job))) {
      done.get();
    }
    threads.shutdown();

    assertThat(Sql.text(database, APPLIED.replace("schema_history", "analytics.schema_history")))
        .isEqualTo(ALL_FILES);
  }

  private void prepare(DataSource database, String schema) throws SchemaProblem, SQLException {
    new Schema(database, schema, dataDir).prepare();
  }

  private static String relations(DataSource database) throws SQLException {
    return Sql.text(
        database,
        "select string_agg(relname, ',') from pg_class where relnamespace = 'public'::regnamespace");
  }
}
