package lms.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lms.Lms;
import lms.cli.Pipeline;
import lms.support.RouteTest;
import org.junit.jupiter.api.AfterEach;

/** The service as the world sees it: real HTTP, real PostgreSQL, a scripted API. */
abstract class ServiceTest extends RouteTest {
  static final String TOKEN = "canary+Token/with=signs&more";
  static final ObjectMapper JSON = new ObjectMapper();

  final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  Lms service;
  int port;

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
    }
  }

  /** Starts the service with a token. */
  void serve() throws IOException {
    serve(Map.of("REST_TOKEN", TOKEN));
  }

  /** Starts the service on a free port. */
  void serve(Map<String, String> settings) throws IOException {
    port = freePort();
    service = start(settings, port);
  }

  Lms start(Map<String, String> settings, int port) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("HTTP_PORT", String.valueOf(port));
    all.put("CATCH_UP_FROM", "2100-01-01"); // nothing is loaded but what the test asks for
    return Lms.start(Pipeline.Mode.SERVICE, settings(all), database, CLOCK, (n, bad) -> {});
  }

  /** Waits until the service has found its database, half a minute at most. */
  void awaitReady() throws IOException, InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    CountDownLatch never = new CountDownLatch(1);
    while (get("/observe/health/ready").statusCode() != 200 && System.nanoTime() < until) {
      never.await(20, TimeUnit.MILLISECONDS); // it asks on a clock of its own
    }
    assertThat(get("/observe/health/ready").statusCode()).isEqualTo(200);
  }

  /** Waits until a query gives this, half a minute at most. */
  void await(String query, String value) throws SQLException, InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    CountDownLatch never = new CountDownLatch(1);
    while (!rows(query).equals(List.of(value)) && System.nanoTime() < until) {
      never.await(20, TimeUnit.MILLISECONDS); // the database tells nobody
    }
    assertThat(rows(query)).containsExactly(value);
  }

  void awaitStatus(long id, String status) throws SQLException, InterruptedException {
    await("select status from load_run where id = " + id, status);
  }

  /** A request with the token; the path begins with a slash. */
  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + TOKEN);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path).GET());
  }

  HttpResponse<String> post(String path, String json, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = to(path).POST(BodyPublishers.ofString(json));
    request.header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send(to(path).DELETE());
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  /** The body of a problem answer, checked to be one. */
  static JsonNode problem(HttpResponse<String> response, int status) throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode body = json(response);
    assertThat(body.get("status").asInt()).isEqualTo(status);
    return body;
  }
}
