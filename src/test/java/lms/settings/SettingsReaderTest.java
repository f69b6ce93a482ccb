package lms.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lms.faults.Survives;
import lms.security.Secures;
import lms.support.TestCertificate;
import lms.texts.Language;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsReaderTest {
  private static final String KEY_FILE =
      """
      {"type": "service_account", "client_email": "lms@project.example",
       "private_key": "-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----\\n",
       "token_uri": "https://oauth2.example/token"}
      """;

  @TempDir private Path path;

  @Test
  void three_settings_are_enough() {
    Settings settings = new Folder(path).read();

    assertThat(settings.api())
        .isEqualTo(
            new Settings.Api(
                Optional.of(URI.create("https://lms.example/api/statistics")),
                "MyUniversity",
                new Secret("canary-key"),
                Duration.ofSeconds(180),
                4,
                Duration.ofSeconds(2),
                new Limits(16L << 30, 50_000_000, 500)));
    assertThat(settings.database().server()).isEmpty();
    assertThat(settings.sheet().google()).isEmpty();
    assertThat(settings.mail().smtp()).isEmpty();
    assertThat(settings.calendar().zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(settings.calendar().completeBy()).isEqualTo(LocalTime.of(9, 0));
    assertThat(settings.loading().errorBudget()).isEqualByComparingTo(new BigDecimal("0.01"));
    assertThat(settings.loading().attemptTypes()).containsExactly("run", "submit");
    assertThat(settings.files().logDir()).isEqualTo(path.toAbsolutePath().resolve("logs"));
    assertThat(settings.language()).isEqualTo(Language.EN);
    assertThat(settings.extras().metabase()).isEmpty();
  }

  @Test
  void a_command_that_needs_no_api_starts_without_one() {
    Settings settings = SettingsReader.read(Map.of(), path, EnumSet.noneOf(Need.class));

    assertThat(settings.api().url()).isEmpty();
    assertThat(settings.api().client()).isEmpty();
  }

  @Test
  void the_env_file_of_the_best_known_script_is_read_unchanged() {
    Settings settings =
        new Folder(path)
            .file(
                ".env",
                """
                # API
                API_URL="https://lms.example/api/statistics"
                # database
                DB_HOST=localhost
                DB_PORT=5433
                DB_NAME = lms
                DB_USER='lms'
                DB_PASSWORD=p@ss&w%rd +#Ж  # keep
                # mail
                SMTP_SERVER=smtp.example.org
                SMTP_PORT=465
                SENDER_EMAIL=lms@example.org
                SENDER_PASSWORD="two words"
                RECIPIENTS_EMAILS=ann@example.org, bob@example.org;ann@example.org
                # sheet
                GOOGLE_SHEETS_CREDENTIALS_BASE64=KEY_FILE
                SPREADSHEET_ID=https://docs.google.com/spreadsheets/d/1Abc_d-E/edit?gid=0#gid=0
                """
                    .replace("KEY_FILE", base64(KEY_FILE)))
            .read();

    assertThat(settings.database().server())
        .contains(
            new Settings.Server("localhost", 5433, "lms", "lms", new Secret("p@ss&w%rd +#Ж")));
    assertThat(settings.mail().smtp())
        .contains(
            new Settings.Smtp(
                "smtp.example.org",
                465,
                Settings.Smtp.Tls.IMPLICIT,
                "lms@example.org",
                new Secret("two words"),
                List.of("ann@example.org", "bob@example.org")));
    Settings.Google google = settings.sheet().google().orElseThrow();
    assertThat(google.credentials().value()).isEqualTo(KEY_FILE);
    assertThat(google.spreadsheetId()).isEqualTo("1Abc_d-E");
  }

  @Test
  void the_server_s_certificate_is_checked_where_that_is_asked_for() throws Exception {
    Path authority = TestCertificate.of("db.example", path).writeAuthority(path.resolve("ca.pem"));
    Folder folder =
        new Folder(path)
            .file(".env", "DB_HOST=db.example\nDB_NAME=lms\nDB_USER=lms\nDB_PASSWORD=p\n")
            .with("DB_SSLROOTCERT", "ca.pem");

    assertThat(folder.problems())
        .containsExactly(
            new Problem(
                "DB_SSLROOTCERT",
                "is set, but only DB_SSLMODE=verify-full and verify-ca look at certificates"));
    assertThat(
            folder
                .with("DB_SSLMODE", "Verify-Full")
                .read()
                .database()
                .server()
                .map(Settings.Server::encryption))
        .contains(new Encryption(Encryption.Mode.VERIFY_FULL, Optional.of(authority)));
  }

  @Test
  void the_environment_wins_over_the_file_even_with_nothing() {
    Settings settings =
        new Folder(path)
            .file(".env", "LOG_DAYS=5\nLOG_LEVEL=DEBUG\nSHEET_NAME=Daily\n")
            .with("LOG_DAYS", "7")
            .with("SHEET_NAME", "")
            .with("SMTP_SERVER", "")
            .read();

    assertThat(settings.files().logDays()).isEqualTo(7);
    assertThat(settings.files().logLevel()).isEqualTo("DEBUG");
    assertThat(settings.mail().smtp()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"line one", "line one\n", "line one\r\n"})
  @Survives("J8")
  @Secures("S42")
  void a_value_may_lie_in_a_file_whose_last_line_break_is_cut(String text) {
    Settings settings =
        new Folder(path)
            .file("key", text)
            .file("level", "debug\n")
            .without("API_CLIENT_KEY")
            .with("API_CLIENT_KEY_FILE", "key")
            .file(".env", "LOG_LEVEL_FILE=level\n")
            .read();

    assertThat(settings.api().clientKey().value()).isEqualTo("line one");
    assertThat(settings.files().logLevel()).isEqualTo("DEBUG");
  }

  @Test
  @Secures("S48")
  void a_secret_that_was_changed_counts_from_the_next_start() {
    Folder folder =
        new Folder(path)
            .file("key", "old")
            .without("API_CLIENT_KEY")
            .with("API_CLIENT_KEY_FILE", "key");

    assertThat(folder.read().api().clientKey().value()).isEqualTo("old");
    assertThat(folder.file("key", "new").read().api().clientKey().value()).isEqualTo("new");
  }

  @Test
  void blanks_around_a_secret_belong_to_it_and_around_others_do_not() {
    Settings settings =
        new Folder(path).with("API_CLIENT_KEY", " key ").with("API_CLIENT", " Uni ").read();

    assertThat(settings.api().clientKey().value()).isEqualTo(" key ");
    assertThat(settings.api().client()).isEqualTo("Uni");
  }

  @Test
  void the_key_file_may_be_wrapped_into_lines() {
    String wrapped =
        Base64.getMimeEncoder().encodeToString(KEY_FILE.getBytes(StandardCharsets.UTF_8));
    Settings settings =
        new Folder(path)
            .file("sa.b64", wrapped + "\n")
            .with("GOOGLE_SHEETS_CREDENTIALS_BASE64_FILE", "sa.b64")
            .with("SPREADSHEET_ID", "1Abc")
            .with("GOOGLE_SHEETS_URL", "http://127.0.0.1:8181/sheets")
            .read();

    Settings.Google google = settings.sheet().google().orElseThrow();
    assertThat(wrapped).contains("\r\n");
    assertThat(google.credentials().value()).isEqualTo(KEY_FILE);
    assertThat(google.rootUrl()).isEqualTo(URI.create("http://127.0.0.1:8181/sheets/"));
  }

  @ParameterizedTest
  @CsvSource({"25,,STARTTLS", "465,,IMPLICIT", "465,starttls,STARTTLS", "2465,IMPLICIT,IMPLICIT"})
  void mail_is_always_encrypted_one_way_or_the_other(
      String port, String tls, Settings.Smtp.Tls expected) {
    Folder folder =
        new Folder(path)
            .with("SMTP_SERVER", "127.0.0.1")
            .with("SMTP_PORT", port)
            .with("SENDER_EMAIL", "lms@localhost")
            .with("SENDER_PASSWORD", "p")
            .with("RECIPIENTS_EMAILS", "анна@пример.рф");
    Settings settings = (tls == null ? folder : folder.with("SMTP_TLS", tls)).read();

    assertThat(settings.mail().smtp().orElseThrow().tls()).isEqualTo(expected);
  }

  @Test
  void every_kind_of_value_is_read() {
    Settings settings =
        new Folder(path)
            .file("tasks.csv", "task,name\n")
            .with("TIME_ZONE", "Europe/Moscow")
            .with("RUN_DEADLINE", "90s")
            .with("API_TIMEOUT", "3m")
            .with("API_MAX_BYTES", "500m")
            .with("CATCH_UP_FROM", "2025-09-01")
            .with("ERROR_BUDGET", "0.5%")
            .with("ATTEMPT_TYPES", "submit, run,submit")
            .with("REPORT_LANGUAGE", "ru")
            .with("MAIL_ON", "Problems")
            .with("DATA_DIR", "../data/./x")
            .with("TASKS_FILE", "tasks.csv")
            .with("METABASE_URL", "http://metabase:3000")
            .with("METABASE_PASSWORD", "mb")
            .with("JAVA_OPTS", "-Xmx1g")
            .read();

    assertThat(settings.calendar().zone()).isEqualTo(ZoneId.of("Europe/Moscow"));
    assertThat(settings.calendar().runDeadline()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.calendar().catchUpFrom()).contains(LocalDate.of(2025, 9, 1));
    assertThat(settings.api().timeout()).isEqualTo(Duration.ofMinutes(3));
    assertThat(settings.api().limits().bytes()).isEqualTo(500 * 1024 * 1024);
    assertThat(settings.loading().errorBudget()).isEqualByComparingTo("0.005");
    assertThat(settings.loading().attemptTypes()).containsExactly("submit", "run");
    assertThat(settings.language()).isEqualTo(Language.RU);
    assertThat(settings.mail().when()).isEqualTo(Settings.Mail.When.PROBLEMS);
    assertThat(settings.files().dataDir())
        .isEqualTo(path.toAbsolutePath().getParent().resolve("data/x"));
    assertThat(settings.extras().tasksFile()).contains(path.toAbsolutePath().resolve("tasks.csv"));
    assertThat(settings.extras().metabase())
        .containsOnlyKeys("METABASE_URL", "METABASE_PASSWORD")
        .containsEntry("METABASE_PASSWORD", new Secret("mb"));
  }

  @Test
  @Secures("S30")
  void a_service_open_to_others_has_a_token() {
    Settings settings =
        new Folder(path).with("HTTP_HOST", "0.0.0.0").with("REST_TOKEN", "token").read();

    assertThat(settings.web().token()).contains(new Secret("token"));
    assertThat(new Folder(path).with("HTTP_HOST", "0.0.0.0").problems())
        .extracting(Problem::name)
        .containsExactly("REST_TOKEN");
  }

  @Test
  void a_command_may_read_some_settings_and_be_blind_to_all_others() {
    Map<String, String> environment =
        Map.of("API_URL", "nonsense", "LOG_LEVLE", "x", "HTTP_PORT", "9090", "LOG_DAYS", "9");
    new Folder(path).file(".env", "broken line\nDB_HOST=only.half\nREPORT_LANGUAGE=ru\n");

    Settings settings =
        SettingsReader.readOnly(
            environment, path, Set.of(Setting.HTTP_PORT, Setting.REPORT_LANGUAGE));

    assertThat(settings.web().port()).isEqualTo(9090);
    assertThat(settings.language()).isEqualTo(Language.RU);
    assertThat(settings.files().logDays()).isEqualTo(3);
    assertThat(settings.api().url()).isEmpty();
    assertThat(settings.database().server()).isEmpty();
  }

  @Test
  @Secures("S50")
  void printed_settings_show_no_secret() {
    assertThat(new Folder(path).with("REST_TOKEN", "canary-token").read().toString())
        .contains("MyUniversity")
        .doesNotContain("canary");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
