package lms.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import lms.security.Secures;
import lms.settings.Encryption;
import lms.settings.Secret;
import lms.settings.Settings;
import lms.support.TestDatabase;
import lms.texts.Language;
import lms.texts.Sentence;
import lms.texts.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseTest {
  private static final String PASSWORD = "correct horse";

  @TempDir private Path dataDir;

  private DataSource admin;
  private String name;

  @BeforeEach
  void a_database() throws SQLException {
    admin = TestDatabase.empty();
    name = Sql.text(admin, "select current_database()");
  }

  @Test
  @Secures("S59")
  void every_connection_has_our_schema_zone_and_name() throws Exception {
    try (Database database = open("localhost", TestDatabase.port(), name, "postgres", "My \"X\"")) {
      Sql.run(admin, "create schema \"My \"\"X\"\"\"; create schema my");
      String session =
          "select concat_ws('|', current_schema, current_setting('search_path'), "
              + "current_setting('timezone'), current_setting('application_name'))";

      assertThat(Sql.text(database.pool(), session)).isEqualTo("My \"X\"|\"My \"\"X\"\"\"|UTC|lms");
    }
  }

  @Test
  void a_stricter_isolation_that_is_the_server_s_default_is_not_ours() throws Exception {
    Sql.run(
        admin,
        "alter database %s set default_transaction_isolation = serializable".formatted(name));

    try (Database database = open("localhost", TestDatabase.port(), name, "postgres", "public")) {
      assertThat(Sql.text(database.pool(), "show transaction_isolation"))
          .isEqualTo("read committed");
    }
  }

  @Test
  void four_connections_at_most_are_open_and_none_after_closing() throws Exception {
    String ours =
        "select count(*) from pg_stat_activity where application_name = 'lms' and datname = "
            + "current_database()";
    Database database = open("localhost", TestDatabase.port(), name, "postgres", "public");
    try (var one = database.pool().getConnection();
        var two = database.pool().getConnection();
        var three = database.pool().getConnection();
        var four = database.pool().getConnection()) {
      assertThat(Sql.text(admin, ours)).isEqualTo("4");
    }
    database.close();
    database.close();

    assertThatThrownBy(() -> database.pool().getConnection()).isInstanceOf(SQLException.class);
  }

  @Test
  void a_server_that_is_not_there_is_named_without_the_password() throws IOException {
    int port = freePort();

    assertThatThrownBy(() -> open("localhost", port, "lmsdb", "ann", "public"))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContainingAll(
            "localhost:" + port, "'lmsdb'", "'ann'", "nothing answers", "DB_HOST")
        .hasMessageNotContaining(PASSWORD);
  }

  @Test
  void of_several_hosts_the_primary_is_taken() throws Exception {
    String live = "localhost:" + TestDatabase.port();

    try (Database database = open("db.invalid,localhost:%d,%s".formatted(freePort(), live))) {
      assertThat(new Inspection(database.pool()).server().host()).isEqualTo(live);
    }
  }

  @Test
  void without_a_primary_it_is_said_of_each_host_what_it_is() throws Exception {
    Sql.run(admin, "alter database %s set default_transaction_read_only = on".formatted(name));
    String dead = "localhost:" + freePort();
    String standby = "localhost:" + TestDatabase.port();

    assertThatThrownBy(() -> open(dead + "," + standby))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContainingAll(
            "at %s, %s as user".formatted(dead, standby),
            dead + ": nothing answers there. Check DB_HOST",
            standby + ": it is a standby, or read-only. Make one of the hosts the primary")
        .hasMessageNotContaining(PASSWORD);
  }

  @Test
  void a_host_name_nobody_knows_is_named() {
    assertThatThrownBy(() -> open("db.invalid", 5432, "lmsdb", "ann", "public"))
        .hasMessageContainingAll("db.invalid:5432", "no host of that name");
  }

  @Test
  void a_missing_database_is_named() {
    assertThatThrownBy(() -> open("localhost", TestDatabase.port(), "nosuch", "postgres", "public"))
        .hasMessageContainingAll("'nosuch'", "no such database", "DB_NAME");
  }

  @Test
  void a_user_who_may_not_connect_is_named() throws SQLException {
    String user = name + "_ann";
    Sql.run(
        admin,
        "create role %s login; revoke connect on database %s from public".formatted(user, name));

    assertThatThrownBy(() -> open("localhost", TestDatabase.port(), name, user, "public"))
        .hasMessageContainingAll(user, name, "may not connect");
  }

  @Test
  void a_server_without_a_free_connection_says_so() throws SQLException {
    String user = name + "_bob";
    Sql.run(admin, "create role %s login connection limit 0".formatted(user));

    assertThatThrownBy(() -> open("localhost", TestDatabase.port(), name, user, "public"))
        .hasMessageContainingAll(user, "no connection left", "max_connections");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      textBlock =
          """
          28P01, DB_PASSWORD
          28000, pg_hba.conf
          57P03, starting up
          XX000, SQLSTATE XX000
          """)
  void states_are_told_in_plain_words(String state, String words) {
    Sentence why = ConnectFailure.explain(new SQLException("message", state), Encryption.DEFAULT);

    assertThat(why.in(new Texts(Language.EN))).contains(words);
  }

  @Test
  void a_certificate_that_has_expired_is_told_from_one_that_nobody_trusts() {
    SQLException expired = new SQLException("message", "08006", new CertificateExpiredException());

    assertThat(ConnectFailure.explain(expired, Encryption.DEFAULT).in(new Texts(Language.EN)))
        .contains("has expired", "clock");
  }

  private Database open(String hosts) throws DatabaseProblem {
    return open(hosts, TestDatabase.port(), name, "postgres", "public");
  }

  private Database open(String host, int port, String database, String user, String schema)
      throws DatabaseProblem {
    var server = new Settings.Server(host, port, database, user, new Secret(PASSWORD));
    return Database.open(new Settings.Database(Optional.of(server), schema), dataDir, line -> {});
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
