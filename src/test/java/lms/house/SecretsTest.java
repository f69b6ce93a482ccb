package lms.house;

import static java.util.stream.Collectors.toSet;
import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lms.Lms;
import lms.cli.Pipeline;
import lms.dashboard.Cards;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.security.Secures;
import lms.settings.Setting;
import lms.support.Leaks;
import lms.support.Records;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.support.SheetsStandIn;
import lms.support.Witness;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whatever fails, no secret and no student id is seen in mail, ledger, log, message or JMX. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecretsTest extends RouteTest {
  private static final String KEY = "k3y+canary/of=the&client? ü%25";
  private static final String STUDENT = "5eedc0ffee5eedc0ffee5eedc0ffee01";
  private static final List<String> OTHERS =
      List.of("5eedc0ff-ee01-4eed-8ee0-c0ffee5eed02", "anna.petrova@students.example");
  private static final Map<String, String> CANARIES =
      Map.of(
          "API_CLIENT_KEY", KEY,
          "SENDER_PASSWORD", "p4ssword+canary&of%20the sender",
          "REST_TOKEN", "t0ken/canary=of+the+page",
          "HEARTBEAT_URL", "http://127.0.0.1:9/ping/h34rtbeat-canary",
          "METABASE_PASSWORD", "m3tabase canary, the administrator's",
          "METABASE_API_KEY", "mb_k3y canary=of metabase",
          "METABASE_DB_PASSWORD", "r3ader&canary of metabase");

  private final Leaks leaks = new Leaks().add("student", STUDENT);
  private Witness witness;

  @BeforeEach
  void watch() {
    CANARIES.forEach(leaks::add);
    OTHERS.forEach(other -> leaks.add("student", other));
    witness = new Witness();
  }

  @AfterEach
  void stopWatching() {
    witness.close();
  }

  @Test
  void every_secret_setting_has_a_canary() {
    Stream<String> others = Stream.of("GOOGLE_SHEETS_CREDENTIALS_BASE64", "DB_PASSWORD");

    assertThat(Stream.of(Setting.values()).filter(Setting::isSecret).map(Setting::name))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(CANARIES.keySet().stream(), others).collect(toSet()));
  }

  @Test
  @Secures({"S19", "S45", "S49", "S51"})
  void nothing_leaks_while_api_sheet_and_mail_server_all_fail() throws Exception {
    Map<String, String> seen = seen(unreachable(), echo());

    assertThat(api.requests())
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(parameters(request.rawQuery()))
                    .containsOnlyKeys("client", "client_key", "start", "end")
                    .containsEntry("client_key", KEY));
    assertThat(seen.get("result 1")).contains("Google", "mail server", "answered 400");
    assertThat(seen.get("ledger")).contains("answered 400", "***");
    assertThat(seen).anySatisfy((place, text) -> assertThat(place).endsWith(" EndpointUri"));
    assertThat(leaks.in(seen)).isEmpty();
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  @Test
  @Secures({"S45", "S46", "S51", "S53"})
  void nothing_leaks_into_mails_whatever_the_api_answers() throws Exception {
    String records = array(records());
    Reply noArray = Reply.json("{\"data\": " + records + "}");
    Reply broken = Reply.json(records.replaceFirst("]$", ", {\"" + STUDENT));

    Reply good = Reply.json(records); // ends the incident before: the next failure is told again

    Map<String, String> seen = seen(withoutMailServer(), echo(), good, noArray, good, broken);

    assertThat(seen.get("log")).contains("load run 2, record 2", "lti_user_id is not text");
    assertThat(seen.get("load-run-1-FAILED.eml")).contains("answered 400", "***");
    assertThat(seen.get("load-run-2-SUCCEEDED.eml")).contains("In quarantine: 10");
    assertThat(seen.get("load-run-3-FAILED.eml")).contains("JSON array");
    assertThat(seen.get("load-run-5-FAILED.eml")).contains("cut off");
    assertThat(seen.get("GET /api/v1/quarantine")).contains("lti_user_id", "attempt_type");
    assertThat(seen.get("GET /api/v1/runs/1")).contains("answered 400");
    assertThat(seen.get("GET /api/v1/cards/attempts")).contains("\"rows\"");
    assertThat(leaks.in(seen)).isEmpty();
  }

  @Test
  void each_of_these_leaks_would_be_found() throws Exception {
    org.slf4j.LoggerFactory.getLogger("test").info("password {}", KEY);
    String url = "https://x/?key=" + URLEncoder.encode(KEY, StandardCharsets.UTF_8);
    Map<String, String> seen =
        Map.of(
            "log",
            witness.log(),
            "url",
            url,
            "login",
            Deliveries.base64("user:" + KEY),
            "harmless",
            "***");

    assertThat(leaks.in(seen))
        .containsExactlyInAnyOrder(
            "API_CLIENT_KEY: log",
            "API_CLIENT_KEY, encoded for a URL: url",
            "API_CLIENT_KEY, in base64: login");
    assertThat(Witness.beans("java.lang")).containsKey("java.lang:type=Runtime VmName");
  }

  /** A sender's password without a mail server would be refused. */
  private static Map<String, String> withoutMailServer() {
    Map<String, String> settings = new HashMap<>(CANARIES);
    settings.remove("SENDER_PASSWORD");
    return settings;
  }

  /** Sheet and mail are configured and nobody is there. */
  private Map<String, String> unreachable() throws IOException {
    Map<String, String> settings = new HashMap<>();
    try (SheetsStandIn google = new SheetsStandIn();
        ServerSocket mail = new ServerSocket(0)) {
      settings.putAll(Deliveries.settings(google, mail.getLocalPort()));
      leaks.add("credentials", google.credentialsJson());
      List<MatchResult> keyLines =
          Pattern.compile("[A-Za-z0-9+/]{70,}")
              .matcher(google.credentialsJson())
              .results()
              .toList();
      assertThat(keyLines).hasSizeGreaterThan(10);
      keyLines.forEach(line -> leaks.add("private key", line.group()));
    }
    settings.putAll(CANARIES);
    return settings;
  }

  /** An API that says which key it refuses. */
  private static Reply echo() {
    String encoded = URLEncoder.encode(KEY, StandardCharsets.UTF_8);
    return Reply.status(
        400,
        Map.of("X-Key", encoded),
        "bad key %s (%s, Basic %s)".formatted(KEY, encoded, Deliveries.base64("Uni:" + KEY)));
  }

  /** A good record of a student, and what may go wrong with others of the same one. */
  private static Object[] records() {
    String passback =
        aSubmission().json().replaceFirst(".*\"passback_params\": (\".*?\"), .*", "$1");
    Records student = aTrialRun().with("lti_user_id", '"' + STUDENT + '"');
    return new Object[] {
      student,
      aTrialRun().with("lti_user_id", "{\"id\": \"" + STUDENT + "\"}"),
      student.with("passback_params", passback.replace("'}", "' : " + STUDENT + "'}")),
      student.with("passback_params", "\"" + STUDENT + "\""),
      student.with("created_at", "null"),
      student.with("is_correct", "7"),
      student.with("attempt_type", "\"unknown\""),
      "\"" + STUDENT + "\"",
      "[\"" + STUDENT + "\"]",
      aTrialRun().with("lti_user_id", '"' + OTHERS.get(0) + '"'),
      aTrialRun().with("lti_user_id", '"' + OTHERS.get(0) + '"').with("is_correct", "7"),
      aTrialRun().with("lti_user_id", '"' + OTHERS.get(1) + '"'),
      aTrialRun().with("lti_user_id", '"' + OTHERS.get(1) + '"').without("created_at")
    };
  }

  /** One load run a reply, one after another, and everything they show to anybody, by place. */
  private Map<String, String> seen(Map<String, String> settings, Reply... replies)
      throws Exception {
    Map<String, String> seen = new TreeMap<>();
    api.then(replies);
    Map<String, String> ofService = new TreeMap<>(settings); // a command has no MBeans
    ofService.put("CATCH_UP_FROM", "2100-01-01");
    int port = freePort();
    ofService.put("HTTP_PORT", String.valueOf(port));
    try (Lms lms =
        Lms.start(Pipeline.Mode.SERVICE, settings(ofService), database, CLOCK, (n, bad) -> {})) {
      for (int i = 1; i <= replies.length; i++) {
        Pipeline.Result result = lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY)));
        seen.put("result " + i, result.toString());
        execute("delete from incident"); // else the same failure would not be mailed again so soon
      }
      seen.putAll(Witness.beans("org.apache.camel"));
      seen.putAll(answers(port));
    }
    ProcessHandle.allProcesses()
        .forEach(one -> seen.put("process " + one.pid(), one.info().commandLine().orElse("")));
    for (String table : List.of("load_run", "load_window", "load_day", "daily_stats", "incident")) {
      seen.merge("ledger", String.join("\n", rows("select * from " + table)), String::concat);
    }
    seen.put("log", witness.log());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        seen.put(file.getFileName().toString().replaceFirst("^\\w+Z-", ""), Files.readString(file));
      }
    }
    return seen;
  }

  /** What the service tells whoever has the token, headers and all. */
  private static Map<String, String> answers(int port) throws Exception {
    String day = "?from=2023-05-31&to=2023-05-31";
    List<String> paths = new ArrayList<>(List.of("/", "/openapi.json", "/observe/metrics"));
    paths.addAll(List.of("/observe/health", "/api/v1/runs", "/api/v1/runs/1", "/api/v1/none"));
    paths.addAll(List.of("/api/v1/quarantine", "/api/v1/coverage" + day, "/api/v1/cards"));
    Cards.shipped().all().forEach(card -> paths.add("/api/v1/cards/" + card.key() + day));
    Map<String, String> answers = new TreeMap<>();
    for (String path : paths) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header("Authorization", "Bearer " + CANARIES.get("REST_TOKEN"))
              .build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      answers.put("GET " + path.replace(day, ""), answer.headers().map() + answer.body());
    }
    return answers;
  }
}
