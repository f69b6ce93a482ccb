package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HEALTHCHECK hears of a service, well or not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HealthCommandTest extends CommandTest {
  private HttpServer service;

  @BeforeEach
  void serve() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    service.start();
    set("HTTP_PORT", String.valueOf(service.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "0.0.0.0"})
  void a_service_that_is_well_is_status_0(String host) throws IOException {
    answer(200, "{\"status\":\"UP\"}");
    set("HTTP_HOST", host);

    Ended ended = lms("health");

    assertThat(ended).isEqualTo(new Ended(0, "UP" + System.lineSeparator(), ""));
    assertThat(files()).isEmpty();
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void it_reads_no_setting_but_its_two() {
    answer(200, "{ \"status\" : \"UP\" }");
    environment.keySet().removeIf(name -> name.startsWith("API_"));
    set("SCHEDULE", "never");
    set("DB_HOST", "db.invalid");

    assertThat(lms("health").status()).isZero();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          503 | {"status":"DOWN"}  | answered 503
          404 | no such page       | answered 404
          200 | <h1>Something</h1> | answered 200
          302 | elsewhere          | answered 302
          """)
  void any_other_answer_is_status_1(int status, String body, String said) {
    answer(status, body);

    Ended ended = lms("health");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out().strip()).isEqualTo("DOWN");
    assertThat(ended.err()).contains("http://127.0.0.1:", "/observe/health " + said);
  }

  @Test
  void a_service_that_does_not_run_is_status_1() {
    service.stop(0);

    Ended ended = lms("health");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out().strip()).isEqualTo("DOWN");
    assertThat(ended.err()).contains("does not answer (ConnectException)", "HTTP_PORT");
  }

  @Test
  @Timeout(20)
  void a_service_that_says_nothing_is_given_up() throws IOException {
    // The system accepts connections for a socket that listens, also when nobody answers.
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      set("HTTP_PORT", String.valueOf(mute.getLocalPort()));

      assertThat(lms("health").status()).isEqualTo(1);
    }
  }

  @Test
  void a_port_that_is_none_is_status_3() {
    set("HTTP_PORT", "eighty");

    Ended ended = lms("health");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("HTTP_PORT  'eighty'");
  }

  private void answer(int status, String body) {
    service.createContext(
        "/observe/health",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
