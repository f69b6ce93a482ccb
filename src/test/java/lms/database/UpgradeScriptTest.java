package lms.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import lms.faults.Survives;
import lms.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two users: the owner of the database, and the loader that only has the rights of the file. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UpgradeScriptTest {
  private static final String HISTORY_TABLE =
      """
      select string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull,
                                  pg_get_expr(adbin, adrelid)), ', ' order by attnum)
             || (select string_agg(indexdef, ', ' order by indexname)
                 from pg_indexes where tablename = 'schema_history')
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = 'public.schema_history'::regclass and attnum > 0
      """;

  @TempDir private Path dataDir;

  private DataSource owner;
  private DataSource loader;

  @BeforeEach
  void two_users_of_a_database() throws SQLException {
    DataSource admin = TestDatabase.empty();
    String name = Sql.text(admin, "select current_database()");
    Sql.run(
        admin, "create role %1$s_owner login; create role \"%1$s Loader\" login".formatted(name));
    Sql.run(admin, "alter database %1$s owner to %1$s_owner".formatted(name));
    owner = Sql.source(name, name + "_owner");
    loader = Sql.source(name, name + " Loader");
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "New \"Analytics\""})
  @Survives("F26")
  void a_user_who_may_not_create_loads_after_the_owner_ran_the_file(String schema)
      throws Exception {
    assertThatThrownBy(() -> prepare(loader, schema))
        .isInstanceOf(SchemaProblem.class)
        .hasMessageContainingAll(schema, file().toString(), "psql");
    assertThat(Sql.text(owner, "select count(*) from pg_tables where schemaname !~ '^(pg_|inf)'"))
        .isEqualTo("0");

    Sql.run(owner, Files.readString(file()));

    assertThatCode(() -> prepare(loader, schema)).doesNotThrowAnyException();
    Migration.flyway(owner, schema).validate();
    assertThat(Migration.flyway(owner, schema).migrate().migrationsExecuted).isZero();
  }

  @Test
  void the_rights_of_the_file_suffice_for_loading_and_for_no_more() throws Exception {
    upgradeBy(owner);

    Sql.run(loader, "insert into attempts values ('c', 'u', 'run', now()) returning client");
    Sql.run(
        loader,
        "insert into quarantine (client, load_run_id, window_start, raw, reasons) values ('c', 1, "
            + "now(), '', '{}')");
    Sql.run(loader, "update quarantine set times_seen = 2");
    Sql.run(loader, "delete from daily_stats");
    assertThatThrownBy(() -> Sql.run(loader, "delete from attempts"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void only_what_is_missing_is_in_the_file() throws Exception {
    prepare(owner, "public");
    Sql.run(owner, "drop table daily_stats; delete from schema_history where version >= '003'");
    Sql.run(
        owner,
        "alter table load_run drop asked, drop fire_at, drop cancel_requested_at, drop held; alter"
            + " table load_day drop whole; drop index load_window_of_client; drop table outbox,"
            + " incident, idempotency_key, published_courses, course_stats, learner_stats");
    String user = Identifier.quoted(Sql.text(loader, "select current_user"));
    Sql.run(owner, "grant select on schema_history to " + user);
    Sql.run(owner, "grant create on schema public to " + user);

    upgradeBy(owner);

    assertThat(Files.readString(file())).contains("V003").doesNotContain("V002", "create schema");
    Migration.flyway(owner, "public").validate();
    assertThatCode(() -> prepare(loader, "public")).doesNotThrowAnyException();
  }

  @Test
  void the_history_is_the_table_that_flyway_would_create() throws Exception {
    DataSource flyways = TestDatabase.empty();
    prepare(flyways, "public");
    String rows =
        "select string_agg(concat_ws(' ', installed_rank, version, description, type, script, "
            + "checksum, success), ', ' order by installed_rank) from schema_history";

    upgradeBy(owner);

    assertThat(Sql.text(owner, HISTORY_TABLE)).isEqualTo(Sql.text(flyways, HISTORY_TABLE));
    assertThat(Sql.text(owner, rows)).isEqualTo(Sql.text(flyways, rows));
  }

  @Test
  void a_folder_that_cannot_be_written_is_named() throws Exception {
    dataDir = Files.createFile(dataDir.resolve("a file"));

    assertThatThrownBy(() -> prepare(loader, "public"))
        .isInstanceOf(SchemaProblem.class)
        .hasMessageContainingAll("no right to create", dataDir.toString());
  }

  private void upgradeBy(DataSource user) throws SQLException, IOException {
    assertThatThrownBy(() -> prepare(loader, "public")).isInstanceOf(SchemaProblem.class);
    Sql.run(user, Files.readString(file()));
  }

  private Path file() {
    return dataDir.resolve("schema-upgrade.sql");
  }

  private void prepare(DataSource database, String schema) throws SchemaProblem, SQLException {
    new Schema(database, schema, dataDir).prepare();
  }
}
