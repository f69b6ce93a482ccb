package lms.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lms.Lms;
import lms.cli.Pipeline;
import lms.report.Tab;
import lms.settings.Need;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import lms.support.GraderStandIn;
import lms.support.Reply;
import lms.support.SheetsStandIn;
import lms.support.SheetsStandIn.Kind;
import lms.support.SheetsWorkbook;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** API and sheet, asked by the shipped routes; there is no database, and none is asked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuestionsTest {
  private static final Texts TEXTS = new Texts(Language.EN);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2023-06-01T07:00:30Z"), ZoneOffset.UTC);

  @TempDir private static Path folder;
  private static GraderStandIn api;
  private static SheetsStandIn google;
  private static Settings settings;
  private static Pipeline pipeline;

  private final List<String> said = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    api = new GraderStandIn();
    google = new SheetsStandIn();
    byte[] key = google.credentialsJson().getBytes(StandardCharsets.UTF_8);
    settings =
        SettingsReader.read(
            Map.of(
                "API_URL",
                api.address().toString(),
                "API_CLIENT",
                "Uni",
                "API_CLIENT_KEY",
                "canary",
                "GOOGLE_SHEETS_CREDENTIALS_BASE64",
                Base64.getEncoder().encodeToString(key),
                "GOOGLE_SHEETS_URL",
                google.rootUrl().toString(),
                "SPREADSHEET_ID",
                SheetsStandIn.SPREADSHEET),
            folder,
            Set.of(Need.API));
    pipeline =
        Lms.start(Pipeline.Mode.CHECK, settings, new DelegatingDataSource(), CLOCK, (n, bad) -> {});
  }

  @AfterAll
  static void stop() throws IOException {
    pipeline.close();
    google.close();
    api.close();
  }

  @BeforeEach
  void emptySpreadsheet() {
    google.reset();
  }

  @Test
  void a_whole_array_of_whatever_is_well() throws Exception {
    api.then(Reply.json("[{}, 1, null, \"x\"]"));

    assertThat(askApi())
        .startsWith("✓ API: " + api.address() + " knows Uni and sent a whole array after ")
        .endsWith(" s, 4 records from 2023-05-31T07:00:00Z on");
    assertThat(api.requests().get(api.requests().size() - 1).rawQuery())
        .isEqualTo(
            "client=Uni&client_key=canary&start=2023-05-31+07%3A00%3A00.000000&end=2023-05-31+07%3A01%3A00.000000");
    assertThat(said).singleElement().asString().contains("takes about half a minute");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"data": []}  | something else than a JSON array | Check API_URL
          200 | [{}, {"a": 1  | cut off after 1 records          | Check API_URL
          403 | who are you   | answered 403: who are you        | Check API_CLIENT, which
          404 | gone          | answered 404: gone               | Check API_URL
          302 |               | answered 302                     | Set API_URL to the address it names
          503 | busy          | answered 503: busy               | Try again later
          """)
  void an_api_is_wrong_that_answers(int status, String body, String why, String remedy)
      throws Exception {
    api.then(Reply.status(status, Map.of(), body == null ? "" : body));

    assertThat(askApi()).startsWith("✗ API: ").containsSubsequence(why, " — ", remedy);
  }

  @Test
  void an_api_that_hangs_up_is_wrong() throws Exception {
    api.then(Reply.reset());

    assertThat(askApi()).contains("✗ API: the API did not answer: ", " — Check API_URL, the net");
  }

  @Test
  void a_table_that_can_be_written_keeps_every_cell() {
    SheetsWorkbook.Tab tab = google.workbook().add("Daily", 20, 10);
    tab.type("A1", "Date", "Attempts", "Unique users", "Correct submissions")
        .type("E1", "Success rate, %", "Trial runs", "Submissions")
        .type("A2", "2023-05-30", 7, 3, 1, 50, 5, 2);
    google.workbook().add("Notes", 3, 3).type("A1", "mine");
    List<List<Object>> before = tab.filled();

    assertThat(askSheet())
        .isEqualTo(
            "✓ sheet: tab 'Daily' of spreadsheet %s can be read and written"
                .formatted(SheetsStandIn.SPREADSHEET));

    assertThat(tab.filled()).isEqualTo(before);
    assertThat(google.requests(Kind.WRITE)).isEqualTo(1);
    assertThat(google.requests(Kind.RESHAPE)).isZero();
  }

  @Test
  void a_sheet_that_may_only_be_read_is_wrong() {
    google.workbook().add("Daily", 20, 10);
    google.readOnly();

    assertThat(askSheet())
        .startsWith("✗ sheet: Google answered 403: " + google.accountEmail() + " may not edit")
        .endsWith(" — Share the spreadsheet with %s as editor".formatted(google.accountEmail()));
  }

  @Test
  void a_token_that_is_refused_is_wrong() {
    google.workbook().add("Daily", 20, 10);
    google.refuseToken();

    assertThat(askNewly()).contains("(invalid_grant) — Set this machine's clock if it is wrong");
  }

  @Test
  void another_table_is_wrong() {
    google.workbook().add("Budget", 20, 10).type("A1", "Euro. Cent");
    google.workbook().add("Second", 5, 5);

    assertThat(askSheet())
        .contains("the first one, 'Budget', is not empty — add an empty tab and set SHEET_NAME");
  }

  @Test
  void a_spreadsheet_that_is_not_there_is_wrong() {
    google.fail(Kind.METADATA, 404, "Requested entity was not found.");

    assertThat(askSheet()).contains("answered 404: ", " — Correct SPREADSHEET_ID");
  }

  private String askApi() throws Exception {
    ApiCheck check =
        new ApiCheck(
            settings.api(),
            CLOCK,
            minute -> ask(pipeline, "probe", minute, Long.class),
            TEXTS,
            said::add);
    return check.look().get(0).line(TEXTS);
  }

  /** A client of Google's keeps its token; this one has none yet. */
  private static String askNewly() {
    try (Pipeline other =
        Lms.start(
            Pipeline.Mode.CHECK, settings, new DelegatingDataSource(), CLOCK, (n, bad) -> {})) {
      return askSheet(other);
    }
  }

  private static String askSheet() {
    return askSheet(pipeline);
  }

  private static String askSheet(Pipeline routes) {
    SheetCheck check =
        new SheetCheck(
            settings.sheet().google(),
            folder,
            due -> ask(routes, "sheet-probe", due, Tab.class),
            TEXTS);
    List<Finding> findings = check.look();
    assertThat(findings.get(0).line(TEXTS))
        .startsWith("✓ service account: " + google.accountEmail());
    return findings.get(1).line(TEXTS);
  }

  private static <T> T ask(Pipeline routes, String route, Object about, Class<T> answer)
      throws Exception {
    try {
      return routes.ask(route, about, answer);
    } catch (IllegalStateException e) {
      throw (Exception) e.getCause();
    }
  }
}
