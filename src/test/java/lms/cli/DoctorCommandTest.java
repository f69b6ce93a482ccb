package lms.cli;

import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import lms.support.Reply;
import lms.support.SheetsStandIn;
import lms.support.SheetsWorkbook.Tab;
import lms.support.SmtpStandIn;
import lms.support.TestCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole examination against a grader, a database, Google and a mail server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoctorCommandTest extends LoadCommandTest {
  private static TestCertificate certificate;
  private SSLContext trustBefore;
  private SmtpStandIn mailServer;
  private SheetsStandIn google;
  private Tab tab;

  @BeforeAll
  static void makeCertificate(@TempDir Path certificates) throws Exception {
    certificate = TestCertificate.of("localhost", certificates);
  }

  @BeforeEach
  void startMailServer() throws Exception {
    trustBefore = SSLContext.getDefault();
    SSLContext.setDefault(certificate.trusted());
    mailServer = SmtpStandIn.start(SmtpStandIn.Kind.STARTTLS, certificate.server());
    set("SMTP_SERVER", "localhost");
    set("SMTP_PORT", String.valueOf(mailServer.port()));
    set("SENDER_EMAIL", SmtpStandIn.SENDER);
    set("SENDER_PASSWORD", SmtpStandIn.PASSWORD);
    set("RECIPIENTS_EMAILS", "anna@uni.example, boris@uni.example");
  }

  @BeforeEach
  void makeSheet() throws Exception {
    google = new SheetsStandIn();
    setCredentials(google.credentialsJson());
    set("GOOGLE_SHEETS_URL", google.rootUrl().toString());
    set("SPREADSHEET_ID", SheetsStandIn.SPREADSHEET);
    tab = google.workbook().add("Daily", 20, 10);
  }

  @AfterEach
  void stop() {
    SSLContext.setDefault(trustBefore);
    mailServer.close();
    google.close();
  }

  @Test
  void where_all_is_well_every_line_says_so_and_nothing_is_changed() throws Exception {
    answer(aTrialRun(), aTrialRun());

    Ended ended = doctor();

    assertThat(ended.out().lines()).allMatch(line -> line.startsWith("✓ "));
    assertThat(ended.out())
        .contains("✓ settings: valid; read from the environment\n")
        .contains("✓ time zone: in UTC it is ")
        .contains("✓ schedule: '0 0 7 * * ?' fires next at ")
        .contains("✓ DATA_DIR: " + folder.resolve("data") + " can be written, ")
        .contains("✓ LOG_DIR: " + folder.resolve("logs") + " can be written, ")
        .containsPattern("✓ database: PostgreSQL \\d+\\.\\d+ at 127.0.0.1:\\d+, .*, not encrypted")
        .contains("✓ clock: within a minute")
        .contains("✓ schema: 'public' is current; ")
        .contains("✓ service account: " + google.accountEmail())
        .contains("✓ sheet: tab 'Daily' of spreadsheet " + SheetsStandIn.SPREADSHEET)
        .contains("✓ mail: localhost:%d took the login of".formatted(mailServer.port()))
        .contains("✓ API: " + api.address() + " knows Uni and sent a whole array after ")
        .contains(" s, 2 records from ");
    assertThat(ended.err().lines())
        .containsExactly("asking the API for one minute; its answer takes about half a minute");
    assertThat(ended.status()).isZero();
    assertThat(mailServer.received()).isEmpty();
    assertThat(mailServer.wire()).doesNotContain("AUTH", "MAIL FROM");
    assertThat(tab.filled()).isEmpty();
    assertThat(google.reshaped()).isEmpty();
    assertThat(rows("select count(*) from attempts union all select count(*) from load_run"))
        .containsExactly("0", "0");
    assertThat(outbox()).isEmpty();
    assertThat(api.requests())
        .singleElement()
        .satisfies(
            request -> assertThat(request.rawQuery()).contains("start=", "%3A00.000000&end="));
  }

  @Test
  void every_failure_has_its_line_and_its_remedy_and_hides_no_other() throws Exception {
    api.then(Reply.status(403, Map.of(), "wrong key: " + API_KEY));
    set("DB_NAME", "nosuch");
    google.readOnly();
    set("SENDER_PASSWORD", "canary-of-the-mail");
    set("SCHEDULE", "0 0 25 * * ?");
    set("LOG_DIR", Files.writeString(folder.resolve("occupied"), "no folder").toString());
    open(Files.writeString(folder.resolve(".env"), "DB_PASSWORD_FILE=key\n"), "rw-r--r--");
    environment.remove("DB_PASSWORD");
    open(Files.writeString(folder.resolve("key"), "a password of the database"), "rw----r--");

    Ended ended = doctor();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(wrong(ended))
        .satisfiesExactly(
            line -> assertThat(line).contains(" .env, ", "(rw-r--r--) — Run: chmod o-rwx '"),
            line -> assertThat(line).contains("DB_PASSWORD_FILE, ", "(rw----r--) — Run: chmod"),
            line ->
                assertThat(line)
                    .contains("✗ schedule: ", "is not a quartz cron", " — Set SCHEDULE"),
            line -> assertThat(line).contains("✗ LOG_DIR: ", "cannot be written", " — Give this"),
            line ->
                assertThat(line)
                    .startsWith("✗ database: cannot connect to 'nosuch' at 127.0.0.1:")
                    .endsWith("there is no such database — Check DB_NAME, or create it"),
            line ->
                assertThat(line)
                    .startsWith("✗ sheet: Google answered 403: ")
                    .endsWith(
                        " — Share the spreadsheet with %s as editor"
                            .formatted(google.accountEmail())),
            line ->
                assertThat(line)
                    .startsWith("✗ mail: The mail server refused the login of lms@sender.example (")
                    .contains(" — Check SENDER_EMAIL and SENDER_PASSWORD"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "✗ API: the API answered 403: wrong key: *** — Check API_CLIENT, which is case-sensitive, and API_CLIENT_KEY"));
    assertThat(ended.said()).doesNotContain("a password of the database", "PRIVATE KEY");
  }

  @Test
  void what_is_not_configured_is_no_failure() {
    environment.keySet().removeIf(name -> name.matches("(SMTP|SENDER|RECIPIENTS|GOOGLE|SPREAD).*"));

    Ended ended = doctor();

    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .contains("– not configured: sheet (the numbers go to files in ")
        .contains("– not configured: mail (mails are files in ");
  }

  @Test
  void as_json_it_says_the_same() throws IOException {
    google.readOnly();
    List<String> lines = doctor().out().lines().map(DoctorCommandTest::timeless).toList();

    Ended ended = doctor("--json");

    assertThat(ended.status()).isEqualTo(1);
    List<String> said = new ArrayList<>();
    for (JsonNode finding : new ObjectMapper().readTree(ended.out())) {
      assertThat(finding.properties()).hasSize(4);
      String line = "%s: %s".formatted(text(finding, "name"), text(finding, "text"));
      said.add(
          text(finding, "state").equals("OK")
              ? "✓ " + line
              : "✗ %s — %s".formatted(line, text(finding, "remedy")));
    }
    assertThat(said.stream().map(DoctorCommandTest::timeless)).containsExactlyElementsOf(lines);
  }

  @Test
  void wrong_settings_are_status_3_and_told_all_at_once() throws IOException {
    set("API_CLIENT", "");
    set("TIME_ZONE", "Mars");

    Ended ended = doctor();

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("settings: 2 problems", "API_CLIENT", "TIME_ZONE");
    assertThat(ended.out()).isEmpty();
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void a_key_that_is_none_spoils_the_sheet_alone() {
    setCredentials(google.credentialsJson().replace("BEGIN PRIVATE KEY", "BEGIN PRIVATE CAT"));

    Ended ended = doctor();

    assertThat(wrong(ended))
        .singleElement()
        .asString()
        .startsWith("✗ service account: GOOGLE_SHEETS_CREDENTIALS_BASE64 is not the JSON key")
        .contains(" — Create one in the Google Cloud console");
    assertThat(ended.out()).contains("✓ API: ", "✓ mail: ");
  }

  @Test
  void an_api_that_is_not_there_is_wrong() throws IOException {
    api.close();

    assertThat(wrong(doctor()))
        .singleElement()
        .asString()
        .contains("did not answer: no connection", " — Check API_URL, and whether the API is up");
  }

  private Ended doctor(String... options) {
    List<String> words = new ArrayList<>(List.of("doctor"));
    words.addAll(List.of(options));
    Ended ended = lms(Instant.now(), words.toArray(String[]::new));
    assertThat(ended.said()).doesNotContain(SmtpStandIn.PASSWORD);
    return ended;
  }

  private static List<String> wrong(Ended ended) {
    return ended.out().lines().filter(line -> line.startsWith("✗")).toList();
  }

  /** Without what is another each time. */
  private static String timeless(String line) {
    return line.replaceAll("\\d+\\.\\d (s|GB)|\\d{4}-[\\dT:-]+Z", "…");
  }

  private static String text(JsonNode finding, String field) {
    return finding.get(field).asText();
  }

  private static void open(Path file, String rights) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
  }

  private void setCredentials(String json) {
    byte[] key = json.getBytes(StandardCharsets.UTF_8);
    set("GOOGLE_SHEETS_CREDENTIALS_BASE64", Base64.getEncoder().encodeToString(key));
  }
}
