package lms.rest;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lms.faults.Survives;
import lms.security.Secures;
import lms.support.Reply;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Everything that is refused, by the real service. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpTest extends ServiceTest {
  private static final String CANARY = "canary-of-the-request";
  private static final String GOOD_DAYS = "{\"from\":\"2023-05-30\",\"to\":\"2023-05-31\"}";

  private static final Map<String, String> METHODS = new LinkedHashMap<>();

  static {
    METHODS.put("/api/v1/runs", "GET POST");
    METHODS.put("/api/v1/runs/1", "GET DELETE");
    METHODS.put("/api/v1/coverage", "GET");
    METHODS.put("/api/v1/quarantine", "GET");
    METHODS.put("/api/v1/quarantine/replay", "POST");
    METHODS.put("/api/v1/cards", "GET");
    METHODS.put("/api/v1/cards/attempts", "GET");
    METHODS.put("/api/v1/events", "GET");
    METHODS.put("/openapi.json", "GET");
    METHODS.put("/", "GET");
    METHODS.put("/observe/health", "GET");
    METHODS.put("/observe/health/live", "GET");
    METHODS.put("/observe/health/ready", "GET");
    METHODS.put("/observe/metrics", "GET");
  }

  @Test
  @Survives("K6")
  @Secures("S34")
  void methods_that_are_not_listed_are_405_and_name_those_that_are() throws Exception {
    serve();
    SoftAssertions all = new SoftAssertions();
    for (String path : METHODS.keySet()) {
      Set<String> listed = Set.of(METHODS.get(path).split(" "));
      for (String method : "GET POST PUT PATCH DELETE OPTIONS TRACE HEAD BREW get".split(" ")) {
        if (!listed.contains(method)) {
          String answer = ask(method + " " + path + " HTTP/1.1");
          all.assertThat(answer).as(method + " " + path).startsWith("HTTP/1.1 405");
          all.assertThat(allowed(answer)).isEqualTo(listed);
        }
      }
    }
    all.assertAll();
    assertThat(rows("select * from load_run")).isEmpty();
  }

  private static Set<String> allowed(String answer) {
    return answer
        .lines()
        .filter(line -> line.startsWith("Allow: "))
        .findFirst()
        .map(line -> Set.of(line.substring(7).split(", ")))
        .orElse(Set.of());
  }

  @Test
  @Survives({"K9", "K16"})
  @Secures("S13")
  void a_path_has_one_spelling_and_any_other_is_404() throws Exception {
    serve();
    SoftAssertions all = new SoftAssertions();
    for (String path :
        List.of(
            "//api/v1/runs",
            "/api/v1/runs/",
            "/api/v1//runs",
            "/API/v1/runs",
            "/api/v1/run%73",
            "/api/v1/runs;x=1",
            "/api/v1/runs%00",
            "/api/v1/runs/%31",
            "/api/v1/runs/-1",
            "/api/v1/runs/1.0",
            "/api/v1/runs/x",
            "/api/v1/runs/9999999999999999999",
            "/api/v1/./runs",
            "/api/v1/x/../runs",
            "/api/v1/runs/..",
            "/proxy",
            "/proxy/api/v1/runs",
            "/.env",
            "/q/health",
            "/observe/health/other",
            "/observe/metrics/",
            "/observe/info",
            "/observe/jolokia",
            "/openapi.json/",
            "/openapixjson",
            "/" + CANARY)) {
      String answer = ask("GET " + path + " HTTP/1.1");
      all.assertThat(answer).as(path).startsWith("HTTP/1.1 404").doesNotContain(CANARY);
    }
    all.assertAll();
  }

  @Test
  @Survives("K12")
  void what_is_asked_for_wrongly_is_refused_in_words_that_repeat_nothing() throws Exception {
    serve();
    Map<String, Integer> bodies = new LinkedHashMap<>();
    bodies.put("{\"from\":\"2023-05-30\"}", 400);
    bodies.put("{\"to\":\"2023-05-30\"}", 400);
    bodies.put("{\"from\":\"2023-05-31\",\"to\":\"2023-05-30\"}", 400);
    bodies.put("{\"from\":\"2023-06-01\",\"to\":\"2023-06-02\"}", 400);
    bodies.put("{\"from\":\"2013-05-23\",\"to\":\"2023-05-31\"}", 400);
    bodies.put("{\"from\":\"1969-12-31\",\"to\":\"1969-12-31\"}", 400);
    bodies.put("{\"from\":\"0000-01-01\",\"to\":\"0000-01-01\"}", 400);
    bodies.put("{\"from\":\"2023-02-29\",\"to\":\"2023-03-01\"}", 400);
    bodies.put("{\"from\":\"2023-5-30\",\"to\":\"2023-05-31\"}", 400);
    bodies.put("{\"from\":\"+2023-05-30\",\"to\":\"2023-05-31\"}", 400);
    bodies.put("{\"from\":\"2023-05-30T00:00:00Z\",\"to\":\"2023-05-31\"}", 400);
    bodies.put("{\"from\":\"２０２３-05-30\",\"to\":\"2023-05-31\"}", 400);
    bodies.put("{\"from\":\"" + CANARY + "\",\"to\":\"2023-05-31\"}", 400);
    bodies.put("{\"from\":\"2023-05-30\",\"to\":\"2023-05-31\",\"" + CANARY + "\":1}", 400);
    bodies.put("{\"from\":20230530,\"to\":20230531}", 400);
    bodies.put("{\"from\":null,\"to\":null}", 400);
    bodies.put("{\"from\":[\"2023-05-30\"],\"to\":\"2023-05-31\"}", 400);
    bodies.put("{\"from\":\"2023-05-30\",\"from\":\"2023-05-31\",\"to\":\"2023-05-31\"}", 400);
    bodies.put(GOOD_DAYS + GOOD_DAYS, 400);
    bodies.put("[" + GOOD_DAYS + "]", 400);
    bodies.put("\"" + CANARY + "\"", 400);
    bodies.put("null", 400);
    bodies.put("true", 400);
    bodies.put(CANARY, 400);
    bodies.put("{'from':'2023-05-30','to':'2023-05-31'}", 400);
    bodies.put("{\"from\":\"2023-05-30\",\"to\":\"2023-05-31\"", 400);
    bodies.put("[".repeat(60_000), 400);
    bodies.put("\u0000", 400);
    bodies.put(" ", 400);

    for (Map.Entry<String, Integer> body : bodies.entrySet()) {
      HttpResponse<String> answer = post("/api/v1/runs", body.getKey());
      assertThat(problem(answer, body.getValue()).get("detail").asText())
          .as(body.getKey())
          .isNotBlank()
          .doesNotContain(CANARY);
    }
    assertThat(rows("select * from load_run")).isEmpty();
  }

  @Test
  void today_and_ten_years_may_be_asked_for() throws Exception {
    serve();
    String tenYears = "{\"from\":\"2013-05-24\",\"to\":\"2023-05-31\"}";
    String today = "{\"from\":\"2023-06-01\",\"to\":\"2023-06-01\"}";

    assertThat(post("/api/v1/runs", tenYears).statusCode()).isEqualTo(202);
    assertThat(post("/api/v1/runs", today).statusCode()).isEqualTo(202);
    assertThat(value("select days from load_run where id = 1")).isEqualTo("3660");
  }

  @Test
  void queries_and_headers_are_read_strictly() throws Exception {
    serve();
    for (String query :
        List.of(
            "/api/v1/runs?limit=0",
            "/api/v1/runs?limit=101",
            "/api/v1/runs?limit=-1",
            "/api/v1/runs?limit=x",
            "/api/v1/runs?limit=",
            "/api/v1/runs?limit=1&limit=1",
            "/api/v1/runs?Limit=1",
            "/api/v1/runs?limit=1&token=" + CANARY,
            "/api/v1/runs?limit=%2",
            "/api/v1/runs/1?x=1",
            "/api/v1/coverage",
            "/api/v1/coverage?from=2023-05-31",
            "/api/v1/coverage?from=2023-05-31&to=2023-05-30",
            "/api/v1/coverage?from=2023-05-31&to=2023-06-02",
            "/api/v1/coverage?from=2013-05-23&to=2023-05-31",
            "/api/v1/coverage?from=" + CANARY + "&to=2023-05-31",
            "/observe/health?exposureLevel=full",
            "/observe/health?data=true",
            "/openapi.json?x")) {
      String answer = ask("GET " + query + " HTTP/1.1");
      assertThat(answer).as(query).startsWith("HTTP/1.1 400").doesNotContain(CANARY);
    }
    assertThat(ask("GET /api/v1/runs?limit=100 HTTP/1.1", "limit: 7")).startsWith("HTTP/1.1 200");
    assertThat(ask("POST /api/v1/runs?limit=1 HTTP/1.1")).startsWith("HTTP/1.1 400");
    assertThat(ask("POST /api/v1/runs HTTP/1.1", "Idempotency-Key: a", "Idempotency-Key: b"))
        .startsWith("HTTP/1.1 400");
    assertThat(ask("POST /api/v1/runs HTTP/1.1", "Idempotency-Key: ")).startsWith("HTTP/1.1 400");
    assertThat(ask("POST /api/v1/runs HTTP/1.1", "Idempotency-Key: " + "k".repeat(256)))
        .startsWith("HTTP/1.1 400");
    assertThat(rows("select * from load_run")).isEmpty();
  }

  @Test
  @Survives("K11")
  void a_body_must_be_json_with_a_length() throws Exception {
    serve();
    for (String type :
        List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/jsonx",
            "application/json; charset=utf-16",
            CANARY)) {
      var request = to("/api/v1/runs").POST(BodyPublishers.ofString(GOOD_DAYS));
      assertThat(problem(send(request.header("Content-Type", type)), 415).toString())
          .doesNotContain(CANARY);
    }
    problem(send(to("/api/v1/runs").POST(BodyPublishers.ofString(GOOD_DAYS))), 415);
    String json = "Content-Type: application/json";
    String chunked = "Transfer-Encoding: chunked";
    assertThat(ask("POST /api/v1/runs HTTP/1.1", json, chunked, "", "0"))
        .startsWith("HTTP/1.1 411");
    assertThat(ask("POST /api/v1/runs HTTP/1.1", json, chunked, "Content-Length: 3", "", "0"))
        .startsWith("HTTP/1.1 400");
    assertThat(rows("select * from load_run")).isEmpty();
  }

  @Test
  @Secures("S35")
  void what_is_not_http_is_a_problem_too() throws Exception {
    serve();
    Map<String, String> requests = new LinkedHashMap<>();
    requests.put("GET /" + "x".repeat(5_000) + " HTTP/1.1", "414");
    requests.put("GET / HTTP/1.1\r\nX: " + "x".repeat(9_000), "431");
    requests.put("GET /" + CANARY, "400");
    requests.put("GET / HTTP/1.1\r\n" + CANARY, "400");
    requests.put("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x", "400");
    requests.put("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2", "400");
    requests.put(
        "GET http://localhost/observe/health HTTP/1.1\r\nHost: localhost\r\nConnection: close",
        "400");
    requests.put("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close", "404");
    requests.forEach(
        (request, status) -> {
          try {
            assertThat(Raw.ask(port, request))
                .as(request)
                .matches("(?s)HTTP/1\\.[01] " + status + " .*")
                .contains("application/problem+json", "nosniff", "\"status\":" + status)
                .doesNotContain(CANARY);
          } catch (IOException e) {
            throw new AssertionError(request, e);
          }
        });
  }

  @Test
  @Survives("K7")
  @Secures({"S9", "S37", "S39"})
  void every_answer_says_how_it_is_to_be_read_and_repeats_no_header() throws Exception {
    serve();
    List<String> answers = new ArrayList<>();
    String[] planted = {
      "To: " + CANARY,
      "mail.smtp.host: " + CANARY,
      "CamelSqlQuery: " + CANARY,
      "CamelHttpResponseCode: 299",
      "Location: " + CANARY,
      "X-Any: " + CANARY,
      "Idempotency-Key: " + CANARY
    };
    for (Map.Entry<String, String> path : METHODS.entrySet()) {
      if (!path.getKey().matches("/|.*/(coverage|quarantine|replay|events)")) {
        for (String method : path.getValue().split(" ")) {
          answers.add(ask(method + " " + path.getKey() + " HTTP/1.1", planted));
        }
      }
    }
    assertThat(answers).hasSize(11);
    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(answer)
                    .containsOnlyOnce("X-Content-Type-Options: nosniff\r\n")
                    .containsOnlyOnce("Cache-Control: no-store\r\n")
                    .containsOnlyOnce("Content-Security-Policy: default-src 'none'")
                    .containsOnlyOnce("Referrer-Policy: no-referrer\r\n")
                    .doesNotContain(CANARY, TOKEN, "HTTP/1.1 299", "Access-Control"));
  }

  @Test
  @Survives("K8")
  @Secures("S9")
  void what_a_good_request_says_in_its_headers_changes_neither_load_run_nor_mail()
      throws Exception {
    api.then(Reply.json(array(aTrialRun())));
    serve();
    String day = "{\"from\":\"2023-05-31\",\"to\":\"2023-05-31\"}";
    assertThat(post("/api/v1/runs", day).statusCode()).isEqualTo(202);
    String plain = mailOf(1);
    execute("truncate attempts, daily_stats, course_stats, learner_stats");
    String[] planted = {
      "To", CANARY, "Subject", CANARY, "mail.smtp.host", CANARY, "CamelSqlQuery", CANARY,
      "CamelHttpUri", CANARY, "CamelHttpQuery", CANARY, "CamelFileName", CANARY, "client", CANARY,
      "from", "2001-01-01", "breadcrumbId", CANARY
    };
    assertThat(post("/api/v1/runs", day, planted).statusCode()).isEqualTo(202);

    assertThat(mailOf(2)).isEqualTo(plain).contains("SUCCEEDED").doesNotContain(CANARY);
    assertThat(rows("select distinct trigger, status, \"from\", \"to\", inserted from load_run"))
        .containsExactly("MANUAL SUCCEEDED 2023-05-31 2023-05-31 1");
    assertThat(api.requests()).hasSize(2);
    assertThat(api.requests().get(1)).isEqualTo(api.requests().get(0));
    assertThat(rows("select * from load_run").toString()).doesNotContain(CANARY);
  }

  /** The name of its file and what stands in its head, but for the numbers. */
  private String mailOf(int loadRun) throws Exception {
    await("select count(*) from outbox where sent_at is not null", String.valueOf(loadRun));
    try (Stream<Path> mails = Files.list(folder.resolve("data/outbox"))) {
      Path file =
          mails
              .filter(mail -> mail.toString().contains("load-run-" + loadRun))
              .findAny()
              .orElseThrow();
      MimeMessage mail = new MimeMessage((Session) null, Files.newInputStream(file));
      return (file.getFileName() + String.join("\n", Collections.list(mail.getAllHeaderLines())))
          .replaceAll("-[0-9a-f]+@", "@")
          .replaceAll("[0-9]+", "");
    }
  }

  @Test
  @Survives("K1")
  @Secures({"S33", "S40"})
  void without_the_token_nothing_is_told_but_health() throws Exception {
    serve();
    awaitReady();
    for (String path : METHODS.keySet()) {
      String answer = Raw.ask(port, "GET " + path + " HTTP/1.1", "Host: x", "Connection: close");
      if (path.startsWith("/observe/health")) {
        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("{\"status\":\"UP\"}");
      } else {
        assertThat(answer)
            .startsWith("HTTP/1.1 401")
            .contains("\r\nWWW-Authenticate: Basic realm=\"lms\", charset=\"UTF-8\"\r\n")
            .contains("\r\nWWW-Authenticate: Bearer\r\n");
      }
    }
    for (String change : List.of("POST /api/v1/runs", "POST /api/v1/quarantine/replay")) {
      assertThat(Raw.ask(port, change + " HTTP/1.1", "Host: x", "Connection: close"))
          .startsWith("HTTP/1.1 401");
    }
    assertThat(rows("select * from load_run")).isEmpty();
    String wrong =
        Raw.ask(port, "GET /x HTTP/1.1", "Host: x", "Authorization: Bearer x", "Connection: close");
    String none = Raw.ask(port, "GET /x HTTP/1.1", "Host: x", "Connection: close");
    assertThat(wrong).as("whatever was sent").isEqualTo(none);
    assertThat(ask("GET /observe/metrics HTTP/1.1")).contains("camel_exchanges");
  }

  @Test
  @Survives("K2")
  void a_token_in_the_address_is_none() throws Exception {
    serve();
    for (String name : List.of("token", "REST_TOKEN", "access_token")) {
      String address = "GET /api/v1/runs?" + name + "=" + TOKEN + " HTTP/1.1";
      assertThat(Raw.ask(port, address, "Host: x", "Connection: close"))
          .startsWith("HTTP/1.1 401")
          .doesNotContain(TOKEN);
    }
  }

  @Test
  @Secures({"S30", "S32"})
  void where_no_token_is_set_this_machine_may_read_and_nobody_may_change() throws Exception {
    serve(Map.of());
    String local = "Host: localhost:" + port;

    assertThatThrownBy(() -> new Socket("127.0.0.2", port)).isInstanceOf(ConnectException.class);
    assertThat(Raw.ask(port, "GET /api/v1/runs HTTP/1.1", local, "Connection: close"))
        .startsWith("HTTP/1.1 200");
    assertThat(
            Raw.ask(port, "GET /api/v1/runs HTTP/1.1", "Host: evil.example", "Connection: close"))
        .startsWith("HTTP/1.1 403");
    for (String change : List.of("POST /api/v1/runs", "DELETE /api/v1/runs/1")) {
      assertThat(Raw.ask(port, change + " HTTP/1.1", local, "Connection: close"))
          .startsWith("HTTP/1.1 403")
          .contains("REST_TOKEN");
    }
    assertThat(Raw.ask(port, "PUT /api/v1/runs HTTP/1.1", local, "Connection: close"))
        .startsWith("HTTP/1.1 405");
    assertThat(rows("select * from load_run")).isEmpty();
  }

  @Test
  @Survives("K10")
  void a_page_of_another_site_is_not_even_told_whether_it_may_ask() throws Exception {
    serve();
    String answer =
        ask(
            "OPTIONS /api/v1/runs HTTP/1.1",
            "Origin: https://evil.example",
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: authorization");

    assertThat(answer).startsWith("HTTP/1.1 40").doesNotContainIgnoringCase("Access-Control-");
  }

  /** With the token. */
  private String ask(String line, String... more) throws IOException {
    List<String> lines = new ArrayList<>(List.of(line, "Host: 127.0.0.1", "Connection: close"));
    lines.add("Authorization: Bearer " + TOKEN);
    lines.addAll(List.of(more));
    return Raw.ask(port, lines.toArray(String[]::new));
  }
}
