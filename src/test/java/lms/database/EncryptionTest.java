package lms.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import lms.doctor.DatabaseCheck;
import lms.doctor.Finding;
import lms.security.Secures;
import lms.settings.Encryption;
import lms.settings.Encryption.Mode;
import lms.settings.Secret;
import lms.settings.Settings;
import lms.support.TestCertificate;
import lms.support.TestDatabase;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What {@code DB_SSLMODE} asks of a server under TLS, whose certificate is that of {@code
 * localhost}.
 */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EncryptionTest {
  private static final String PASSWORD = "correct horse";

  @TempDir private static Path folder;
  private static EmbeddedPostgres server;
  private static Path right;
  private static Path wrong;

  @BeforeAll
  static void startServer() throws Exception {
    TestCertificate certificate = TestCertificate.of("localhost", folder);
    Path shown = folder.resolve("server.pem");
    Path key = folder.resolve("server.key");
    certificate.write(shown, key);
    right = certificate.writeAuthority(folder.resolve("right.pem"));
    Path others = Files.createDirectory(folder.resolve("others"));
    wrong = TestCertificate.of("localhost", others).writeAuthority(folder.resolve("wrong.pem"));
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", shown.toString())
            .setServerConfig("ssl_key_file", key.toString())
            .setServerConfig("hba_file", logins().toString())
            .start();
    Sql.run(
        server.getPostgresDatabase(),
        "create role ann login password '%1$s'; create role old login password '%1$s'"
            .formatted(PASSWORD));
  }

  private static Path logins() throws IOException {
    return Files.writeString(
        folder.resolve("pg_hba.conf"),
        """
        host all postgres samehost trust
        host all ann      samehost scram-sha-256
        host all old      samehost password
        """);
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Test
  @Secures("S26")
  void the_server_itself_is_spoken_to_under_tls() throws Exception {
    assertThat(isEncrypted("localhost", Mode.VERIFY_FULL, right)).isTrue();
  }

  @Test
  @Secures("S26")
  void without_a_file_of_ours_whoever_java_trusts_may_have_signed() throws Exception {
    assertThat(EncryptedClient.run(folder.resolve("ca.p12"), server.getPort())).endsWith("true");
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({"VERIFY_FULL, localhost", "VERIFY_CA, localhost", "VERIFY_CA, 127.0.0.1"})
  @Secures("S26")
  void a_certificate_that_nobody_trusted_has_signed_is_refused(Mode mode, String host) {
    assertThatThrownBy(() -> isEncrypted(host, mode, wrong))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContainingAll("signed by nobody", "Set DB_SSLROOTCERT")
        .hasMessageNotContaining(PASSWORD);
    assertThatThrownBy(() -> isEncrypted(host, mode, null))
        .as("without DB_SSLROOTCERT")
        .hasMessageContainingAll("signed by nobody", "Set DB_SSLROOTCERT");
  }

  @Test
  @Secures("S26")
  void a_certificate_of_another_host_is_refused_where_the_host_counts() throws Exception {
    assertThatThrownBy(() -> isEncrypted("127.0.0.1", Mode.VERIFY_FULL, right))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContainingAll("that of another host", "Set DB_HOST");
    assertThat(isEncrypted("127.0.0.1", Mode.VERIFY_CA, right)).isTrue();
  }

  @Test
  @Secures("S26")
  void each_of_several_hosts_must_show_a_certificate_of_its_own() throws Exception {
    String hosts = "127.0.0.1:%1$d,localhost:%1$d".formatted(server.getPort());
    String none = "127.0.0.1:%d,localhost:%d".formatted(server.getPort(), TestDatabase.port());

    try (Database database = open(address(hosts, "ann", Mode.VERIFY_FULL, right))) {
      assertThat(new Inspection(database.pool()).server())
          .extracting("encrypted", "host")
          .containsExactly(true, "localhost:" + server.getPort());
    }
    assertThatThrownBy(() -> open(address(none, "ann", Mode.VERIFY_FULL, right)))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContainingAll(
            "127.0.0.1:%d: its certificate is that of another host".formatted(server.getPort()),
            "localhost:%d: the server does not offer".formatted(TestDatabase.port()));
  }

  @ParameterizedTest
  @EnumSource(names = {"REQUIRE", "VERIFY_CA", "VERIFY_FULL"})
  @Secures("S26")
  void a_server_without_tls_is_refused(Mode mode) {
    assertThatThrownBy(() -> isEncrypted(plain(mode)))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContainingAll("DB_SSLMODE=" + mode.word(), "Turn on TLS");
  }

  @Test
  void a_login_that_somebody_in_between_could_pass_on_is_refused() throws Exception {
    assertThatThrownBy(() -> isEncrypted(address("localhost", "old", Mode.VERIFY_FULL, right)))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContainingAll("DB_SSLMODE=verify-full", "scram-sha-256");
    assertThat(isEncrypted(address("localhost", "old", Mode.REQUIRE, null))).isTrue();
  }

  @Test
  void without_a_word_tls_is_used_where_the_server_has_it() throws Exception {
    assertThat(isEncrypted("localhost", Encryption.DEFAULT.mode(), null)).isTrue();
    assertThat(isEncrypted(plain(Encryption.DEFAULT.mode()))).isFalse();
    assertThat(isEncrypted("localhost", Mode.DISABLE, null)).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          REQUIRE     | under TLS, its certificate not checked
          VERIFY_CA   | under TLS, its certificate checked, but not whose it is
          VERIFY_FULL | under TLS, its certificate checked
          """)
  void doctor_says_how_it_is_protected(Mode mode, String protection) {
    Settings.Server address =
        address("localhost", "ann", mode, mode.checksCertificate() ? right : null);

    List<Finding> findings =
        new DatabaseCheck(
                new Settings.Database(Optional.of(address), "public"),
                folder,
                Clock.systemUTC(),
                new Texts(Language.EN),
                line -> {})
            .look();

    assertThat(findings.get(0).text()).endsWith("user 'ann', " + protection);
  }

  private static boolean isEncrypted(String host, Mode mode, Path authority) throws Exception {
    return isEncrypted(address(host, "ann", mode, authority));
  }

  static boolean isEncrypted(Settings.Server address) throws Exception {
    try (Database database = open(address)) {
      return new Inspection(database.pool()).server().encrypted();
    }
  }

  private static Database open(Settings.Server address) throws DatabaseProblem {
    Settings.Database settings = new Settings.Database(Optional.of(address), "public");
    return Database.open(settings, Path.of("target"), line -> {});
  }

  private static Settings.Server address(String host, String user, Mode mode, Path authority) {
    return address(
        host, server.getPort(), user, new Encryption(mode, Optional.ofNullable(authority)));
  }

  static Settings.Server address(String host, int port, String user, Encryption encryption) {
    return new Settings.Server(host, port, "postgres", user, new Secret(PASSWORD), encryption);
  }

  /** A server without TLS. */
  private static Settings.Server plain(Mode mode) {
    return address(
        "localhost", TestDatabase.port(), "postgres", new Encryption(mode, Optional.empty()));
  }
}
