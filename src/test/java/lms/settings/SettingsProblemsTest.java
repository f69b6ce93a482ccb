package lms.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import lms.faults.Survives;
import lms.security.Secures;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsProblemsTest {
  @TempDir private Path path;

  @Test
  void all_problems_are_told_at_once() {
    Folder folder =
        new Folder(path)
            .file(".env", "SENDER_EMIAL=lms@example.org\n")
            .without("API_URL")
            .with("SCHEDULE", "0 7 * *");

    assertThatThrownBy(folder::read)
        .isInstanceOf(SettingsProblems.class)
        .hasMessage(
            """
            settings: 3 problems, nothing was started
              API_URL       is missing                                   e.g. https://lms.example/api/statistics
              SCHEDULE      '0 7 * *' has 4 fields, quartz needs 6 or 7  e.g. 0 0 7 * * ?
              SENDER_EMIAL  is not a setting; did you mean SENDER_EMAIL?""");
  }

  @ParameterizedTest
  @EnumSource(names = {"API_URL", "API_CLIENT", "API_CLIENT_KEY"})
  @Survives({"J1", "J2"})
  void a_required_setting_that_is_missing_or_empty_is_named(Setting setting) {
    assertThat(new Folder(path).without(setting.name()).problems())
        .containsExactly(new Problem(setting.name(), "is missing", setting.example()));
    assertThat(new Folder(path).with(setting.name(), " ").problems())
        .containsExactly(new Problem(setting.name(), "is missing", setting.example()));
  }

  @ParameterizedTest(name = "{0} = {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          API_URL         | lms.example/api            | is not a URL that starts with https://
          API_URL         | ftp://lms.example/         | is not a URL that starts with https://
          API_URL         | http://lms.example/api     | must start with https://
          API_URL         | http://127.0.0.1.evil.org/ | must start with https://
          API_URL         | https://lms.example/?a=b   | must not hold a query
          API_URL         | https://u:p@lms.example/   | must not hold a user or a password
          API_URL         | https://lms.example/a b    | is not a URL
          API_TIMEOUT     | 180                        | is not a duration like 90s, 3m or 2h from 1s to 1h
          API_TIMEOUT     | 0s                         | is not a duration like 90s, 3m or 2h from 1s to 1h
          API_TIMEOUT     | 2h                         | is not a duration like 90s, 3m or 2h from 1s to 1h
          API_TIMEOUT     | 999999999h                 | is not a duration like 90s, 3m or 2h from 1s to 1h
          API_RETRIES     | -1                         | is not a whole number from 0 to 20
          API_RETRIES     | four                       | is not a whole number from 0 to 20
          API_RETRY_DELAY | 61s                        | from 1s to 60s
          API_MAX_BYTES   | 500                        | is not a size like 500m or 16g from 1k to 1024g
          API_MAX_BYTES   | 0k                         | is not a size like 500m or 16g from 1k to 1024g
          API_MAX_BYTES   | 16 GB                      | is not a size like 500m or 16g from 1k to 1024g
          API_MAX_BYTES   | 1025g                      | is not a size like 500m or 16g from 1k to 1024g
          API_MAX_RECORDS | 0                          | is not a whole number from 1 to 500000000
          API_MAX_RATIO   | 10001                      | is not a whole number from 1 to 10000
          DB_SCHEMA       | Robert"; drop              | is not a plain name
          SMTP_TLS        | none                       | is not one of starttls, implicit
          MAIL_ON         | never                      | is not one of always, problems
          DASHBOARD_URL   | javascript:alert(1)        | is not a URL that starts with https://
          SCHEDULE        | 0 0 7 * * ? * *            | has 8 fields, quartz needs 6 or 7
          TIME_ZONE       | EST5                       | is not a time zone of the IANA list
          TIME_ZONE       | UTC+3                      | is not a time zone of the IANA list
          TIME_ZONE       | +03:00                     | is not a time zone of the IANA list
          TIME_ZONE       | SystemV/EST5               | is not a time zone of the IANA list
          TIME_ZONE       | europe/moskow              | did you mean Europe/Moscow?
          LOOKBACK_DAYS   | 61                         | is not a whole number from 0 to 60
          CATCH_UP_FROM   | 2025-02-30                 | is not a day like 2025-09-01
          CATCH_UP_FROM   | 01.09.2025                 | is not a day like 2025-09-01
          CATCH_UP_FROM   | 0025-09-01                 | is not a day between 2000 and 2100
          RUN_DEADLINE    | 169h                       | from 1s to 168h
          COMPLETE_BY     | 24:00                      | is not a time of day like 09:00
          COMPLETE_BY     | 9                          | is not a time of day like 09:00
          WINDOW_DAYS     | 0                          | is not a whole number from 1 to 366
          FETCH_PARALLEL  | 99999999999                | is not a whole number from 1 to 8
          ERROR_BUDGET    | 1                          | is not a percentage like 1% or 0.5%
          ERROR_BUDGET    | 101%                       | is not a percentage like 1% or 0.5%
          ERROR_BUDGET    | -1%                        | is not a percentage like 1% or 0.5%
          ATTEMPT_TYPES   | run,,submit                | is empty between two commas
          TASKS_FILE      | absent.csv                 | is not a readable file
          HTTP_HOST       | localhost:8080             | is not a host name
          HTTP_PORT       | 65536                      | is not a whole number from 1 to 65535
          HTTP_PORT       | 0                          | is not a whole number from 1 to 65535
          LOG_DAYS        | 0                          | is not a whole number from 1 to 3650
          LOG_LEVEL       | chatty                     | is not one of TRACE, DEBUG, INFO, WARN, ERROR
          REPORT_LANGUAGE | de                         | is not one of en, ru
          METABASE_DB_PORT | x                         | is not a whole number from 1 to 65535
          """)
  @Survives({"J4", "J5", "J10", "J12"})
  void a_value_that_will_not_do_is_refused_with_the_reason(
      String name, String value, String reason) {
    assertThat(new Folder(path).with(name, value).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.name()).isEqualTo(name);
              assertThat(problem.problem()).contains(reason);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:1/a", "http://127.0.0.1:1/a", "http://[::1]:1/a"})
  @Secures("S28")
  void in_clear_only_this_machine_is_asked(String url) {
    assertThat(new Folder(path).with("API_URL", url).read().api().url().orElseThrow())
        .hasToString(url);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'SMTP_SERVER=smtp.example SENDER_EMAIL=a@b.example',SMTP_SERVER,"
        + "'is set without SENDER_PASSWORD, RECIPIENTS_EMAILS; mail needs all of its settings or none'",
    "SMTP_PORT=25,SMTP_PORT,"
        + "'is set without SMTP_SERVER, SENDER_EMAIL, SENDER_PASSWORD, RECIPIENTS_EMAILS;"
        + " mail needs all of its settings or none'",
    "SPREADSHEET_ID=abc,SPREADSHEET_ID,"
        + "'is set without GOOGLE_SHEETS_CREDENTIALS_BASE64;"
        + " the sheet needs all of its settings or none'",
    "DB_HOST=db DB_NAME=lms DB_USER=lms,DB_HOST,"
        + "'is set without DB_PASSWORD; the database server needs all of its settings or none'",
    "DB_PORT=5432,DB_PORT,"
        + "'is set without DB_HOST, DB_NAME, DB_USER, DB_PASSWORD;"
        + " the database server needs all of its settings or none'"
  })
  void half_a_group_is_refused_naming_what_is_missing(String lines, String name, String problem) {
    assertThat(new Folder(path).file(".env", lines.replace(' ', '\n')).problems())
        .containsExactly(new Problem(name, problem));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no at", "a@b", "a@b.example@c.example", "A <a@b.example>", "a@b.example,x y@c.d"})
  @Survives("J13")
  void a_recipient_must_look_like_an_address(String recipients) {
    Folder folder =
        new Folder(path)
            .with("SMTP_SERVER", "smtp.example")
            .with("SENDER_EMAIL", "lms@example.org")
            .with("SENDER_PASSWORD", "p")
            .with("RECIPIENTS_EMAILS", recipients);

    assertThat(folder.problems()).extracting(Problem::name).containsExactly("RECIPIENTS_EMAILS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "folder", "empty", "newline", "latin1"})
  @Survives({"G18", "J7"})
  void a_file_that_gives_no_value_is_refused(String file) throws Exception {
    Files.createDirectory(path.resolve("folder"));
    Files.write(path.resolve("latin1"), new byte[] {(byte) 0xE9});
    new Folder(path).file("empty", "").file("newline", "\n");

    assertNamed(new Folder(path).without("API_CLIENT_KEY"), "API_CLIENT_KEY_FILE", file);
    Folder withSheet = new Folder(path).with("SPREADSHEET_ID", "x");
    assertNamed(withSheet, "GOOGLE_SHEETS_CREDENTIALS_BASE64_FILE", file);
  }

  private static void assertNamed(Folder folder, String name, String file) {
    assertThat(folder.with(name, file).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.name()).isEqualTo(name);
              assertThat(problem.problem()).startsWith("'" + file + "' ");
            });
  }

  @Test
  @Survives("J6")
  @Secures("S42")
  void a_value_and_a_file_with_the_value_contradict_each_other() {
    Folder folder = new Folder(path).file("key", "k").file(".env", "API_CLIENT_KEY_FILE=key\n");

    assertThat(folder.problems())
        .extracting(Problem::problem)
        .containsExactly("and API_CLIENT_KEY_FILE are both set; remove one");
  }

  @Test
  void a_broken_line_and_an_env_that_is_a_folder_are_told() throws Exception {
    assertThat(new Folder(path).file(".env", "# x\nhunter2\n").problems())
        .containsExactly(new Problem(".env line 2", "is not NAME=value"));
    Files.delete(path.resolve(".env"));
    Files.createDirectory(path.resolve(".env"));
    assertThat(new Folder(path).problems()).containsExactly(new Problem(".env", "is a folder"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"canary", "{\"private_key\":\"canary\"}", "{}", "not base64: canary"})
  @Survives("G19")
  void no_message_shows_a_secret(String credentials) {
    String base64 = Base64.getEncoder().encodeToString(credentials.getBytes());
    Folder folder =
        new Folder(path)
            .with("API_URL", "https://canary:canary@lms.example/?client_key=canary")
            .with("API_CLIENT_KEY", "canary\nsecond line")
            .with("DB_PASSWORD", "canary")
            .with("SENDER_PASSWORD", "canary\u001b")
            .with("HEARTBEAT_URL", "http://hc.example/canary")
            .with("SPREADSHEET_ID", "x")
            .with("GOOGLE_SHEETS_CREDENTIALS_BASE64", base64);

    assertThat(folder.problems()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(folder.problems().toString()).doesNotContain("canary");
    folder.with("GOOGLE_SHEETS_CREDENTIALS_BASE64", credentials);
    assertThat(folder.problems().toString()).doesNotContain("canary");
  }

  @Test
  void how_the_database_is_reached_is_said_by_words_of_postgresql_alone() {
    assertThat(new Folder(path).with("DB_SSLMODE", "verify_full").problems())
        .contains(
            new Problem(
                "DB_SSLMODE",
                "'verify_full' is not one of disable, prefer, require, verify-ca, verify-full",
                "prefer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n"})
  void an_authority_is_a_file_of_certificates(String text) {
    Folder folder = new Folder(path).file("ca.pem", text).with("DB_SSLROOTCERT", "ca.pem");

    assertThat(folder.problems())
        .contains(
            new Problem(
                "DB_SSLROOTCERT",
                "'ca.pem' is not a file of certificates in PEM",
                Setting.DB_SSLROOTCERT.example()));
  }

  @Test
  void the_table_of_courses_has_a_tab_of_its_own() {
    Folder folder = new Folder(path).with("SHEET_NAME", "Daily").with("SHEET_COURSES", "Daily");

    assertThat(folder.problems())
        .singleElement()
        .extracting(Problem::problem)
        .isEqualTo("is the tab of SHEET_NAME; each table needs its own");
  }

  @Test
  void a_shown_value_stays_on_its_line_and_is_cut() {
    assertThat(
            new Folder(path).with("LOG_LEVEL", "a\n\u001b[31m\u202e" + "x".repeat(99)).problems())
        .singleElement()
        .extracting(Problem::problem)
        .isEqualTo("'a??[31m?" + "x".repeat(32) + "…' holds a line break or control character");
  }

  @ParameterizedTest
  @ValueSource(strings = {"authenticate", "ssl"})
  @Secures("S41")
  void jmx_open_to_the_network_without_password_or_tls_is_refused(String off) {
    String jmx = "com.sun.management.jmxremote.";
    System.setProperty(jmx + "port", "9010");
    try {
      assertThat(new Folder(path).read().web().port()).isEqualTo(8080);
      System.setProperty(jmx + off, "false");
      assertThat(new Folder(path).problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.name()).isEqualTo("JAVA_OPTS"))
          .satisfies(problem -> assertThat(problem.problem()).contains("JMX", jmx + "port"));
      System.setProperty(jmx + "host", "127.0.0.1");
      assertThat(new Folder(path).read().web().port()).isEqualTo(8080);
    } finally {
      System.clearProperty(jmx + "host");
      System.clearProperty(jmx + "port");
      System.clearProperty(jmx + off);
    }
  }

  @Test
  void a_command_without_need_of_the_api_still_refuses_a_bad_address() {
    assertThatThrownBy(
            () -> SettingsReader.read(Map.of("API_URL", "x"), path, EnumSet.noneOf(Need.class)))
        .hasMessageStartingWith("settings: 1 problem, nothing was started\n  API_URL  'x' is not");
  }
}
