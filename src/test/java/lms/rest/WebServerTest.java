package lms.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import lms.camel.WebServer;
import lms.faults.Survives;
import lms.security.Secures;
import lms.settings.Secret;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Server and gate, with one route behind them and little patience. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebServerTest {
  private static final String TOKEN = "Authorization: Bearer token";

  private final AtomicLong nanos = new AtomicLong();
  private final DefaultCamelContext context = new DefaultCamelContext();
  private WebServer server;
  private int port;

  @BeforeEach
  void start() throws Exception {
    Access access = new Access(Optional.of(new Secret("token")), true, Optional.empty());
    RateLimit rate = new RateLimit(nanos::get);
    Gate gate = new Gate(access, new Operations(Set.of()), rate, Duration.ofSeconds(1));
    server = new WebServer("127.0.0.1", 0, gate::guard);
    context.disableJMX();
    context.addService(server, true, true);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("platform-http:/api/v1/runs?httpMethodRestrict=POST")
                .process(
                    e ->
                        e.getMessage().setBody(e.getMessage().getBody(String.class).length() + ""));
            from("platform-http:/openapi.json")
                .process(
                    e -> {
                      throw new IOException("secret");
                    });
          }
        });
    context.start();
    port = server.getPort();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  @Survives("K3")
  @Secures("S35")
  void a_body_of_64_kb_is_read_and_one_byte_more_is_413() throws IOException {
    assertThat(post(65_536)).startsWith("HTTP/1.1 200").endsWith("\r\n65536\r\n0\r\n\r\n");
    assertThat(post(65_537)).startsWith("HTTP/1.1 413").contains("65,536 bytes at most");
  }

  private String post(int bytes) throws IOException {
    try (Raw raw = new Raw(port)) {
      return raw.send(head("POST /api/v1/runs HTTP/1.1", "Content-Length: " + bytes))
          .send(" ".repeat(bytes))
          .rest();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "POST /api/v1/runs HT",
        "POST /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bea",
        "POST /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer token\r\n"
            + "Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{"
      })
  @Secures("S35")
  void a_request_that_does_not_come_to_an_end_is_hung_up_on(String begun) throws IOException {
    try (Raw raw = new Raw(port)) {
      assertThat(raw.send(begun).rest()).isEmpty();
    }
  }

  @Test
  @Survives("K4")
  @Secures("S35")
  void a_byte_now_and_then_buys_no_time() throws Exception {
    try (Raw raw = new Raw(port)) {
      raw.send("GET /openapi.json HTTP/1.1\r\nX: ");
      assertThatThrownBy(() -> drip(raw)).isInstanceOf(SocketException.class);
    }
  }

  /** A byte every tenth of a second, for ten seconds at most. */
  private static void drip(Raw raw) throws Exception {
    Object nobody = new Object();
    for (int i = 0; i < 100; i++) {
      synchronized (nobody) {
        nobody.wait(100);
      }
      raw.send("x");
    }
  }

  @Test
  void a_connection_that_is_asked_again_in_time_stays() throws IOException {
    try (Raw raw = new Raw(port)) {
      String ask = "GET /api/v1/nothing HTTP/1.1\r\nHost: localhost\r\n" + TOKEN + "\r\n\r\n";
      String answers = raw.send(ask).send(ask).send(ask).rest();

      assertThat(answers.split("HTTP/1.1 404")).hasSize(4);
    }
  }

  @Test
  @Secures("S35")
  void more_connections_than_there_may_be_are_hung_up_on_and_none_is_counted_for_ever()
      throws IOException {
    List<Raw> open = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < Connections.MOST; i++) {
        open.add(new Raw(port).send("GET / HTTP/1.1\r\nX"));
      }
      try (Raw over = new Raw(port)) {
        assertThat(over.rest()).isEmpty();
      }
      for (Raw raw : open) {
        raw.reset();
      }
      open.clear();
      assertThat(eventually()).startsWith("HTTP/1.1 404");
    }
  }

  /** The server learns of a hang-up a moment after it. */
  private String eventually() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      try {
        String answer = Raw.ask(port, head("GET /x HTTP/1.1"));
        if (!answer.isEmpty()) {
          return answer;
        }
      } catch (SocketException e) {
        // hung up on before we could ask
      }
    }
    return "nobody was let in any more";
  }

  @Test
  @Survives("K5")
  @Secures("S36")
  void who_floods_is_told_to_wait_and_then_served_again() throws IOException {
    assertThat(flood(RateLimit.BURST, TOKEN)).doesNotContain("HTTP/1.1 429");
    assertThat(Raw.ask(port, head("GET /x HTTP/1.1")))
        .startsWith("HTTP/1.1 429")
        .contains("\r\nRetry-After: 1\r\n");
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(Raw.ask(port, head("GET /x HTTP/1.1"))).startsWith("HTTP/1.1 404");
  }

  @Test
  void guessing_the_token_is_ten_times_as_slow() throws IOException {
    int guesses = RateLimit.BURST / (Gate.FINE + 1);
    String guess = "Authorization: Bearer guess";

    assertThat(flood(guesses, guess).split("HTTP/1.1 401")).hasSize(guesses + 1);
    assertThat(flood(1, guess)).startsWith("HTTP/1.1 429");
  }

  /** The answers to so many requests over one connection. */
  private String flood(int requests, String header) throws IOException {
    String request = "GET /x HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n";
    try (Raw raw = new Raw(port)) {
      String last = request + "Connection: close\r\n\r\n";
      return raw.send((request + "\r\n").repeat(requests - 1) + last).rest();
    }
  }

  @Test
  @Survives("K13")
  @Secures("S38")
  void what_fails_inside_shows_nothing_of_it() throws IOException {
    assertThat(Raw.ask(port, head("GET /openapi.json HTTP/1.1")))
        .startsWith("HTTP/1.1 500")
        .doesNotContain("secret", "IOException");
  }

  @Test
  void what_is_described_and_not_there_yet_is_503() throws IOException {
    for (String path : List.of("/api/v1/coverage", "/")) {
      assertThat(Raw.ask(port, head("GET " + path + " HTTP/1.1")))
          .startsWith("HTTP/1.1 503")
          .contains("\r\nRetry-After: 2\r\n", "\r\nRefresh: 2\r\n");
    }
  }

  @Test
  void a_port_that_is_taken_stops_the_start() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        DefaultCamelContext other = new DefaultCamelContext()) {
      other.disableJMX();
      WebServer second =
          new WebServer("127.0.0.1", taken.getLocalPort(), (vertx, server, router) -> {});

      other.addService(second, true, true);
      assertThatThrownBy(second::start).hasStackTraceContaining("in use");
    }
  }

  private static String head(String line, String... more) {
    List<String> lines = new ArrayList<>(List.of(line, "Host: localhost", TOKEN));
    lines.add("Connection: close");
    if (more.length > 0) {
      lines.add("Content-Type: application/json");
    }
    lines.addAll(List.of(more));
    return String.join("\r\n", lines) + (more.length > 0 ? "\r\n\r\n" : "");
  }
}
