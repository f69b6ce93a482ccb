package lms.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(30)
class SyntheticGraderTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-10-01T07:00:00Z"), ZoneOffset.UTC);
  private static final String KNOWN = "client=Uni&client_key=k%2By&";

  private final HttpClient http = HttpClient.newHttpClient();
  private final SyntheticGrader grader = new SyntheticGrader("Uni", "k+y", 1, 0, CLOCK);

  @BeforeEach
  void start() throws IOException {
    grader.start();
  }

  @AfterEach
  void close() {
    grader.close();
  }

  @Test
  void a_week_comes_as_one_chunked_json_array_in_utf_8() throws Exception {
    Instant monday = Instant.parse("2025-09-01T00:00:00Z");
    String week =
        new History(1, CLOCK)
            .between(monday, monday.plus(Duration.ofDays(7)))
            .map(RecordText::of)
            .collect(Collectors.joining(",", "[", "]"));

    HttpResponse<String> response = get(KNOWN + "start=2025-09-01&end=2025-09-08");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Transfer-Encoding")).contains("chunked");
    assertThat(week.contains("пример")).as("the week has letters beyond ASCII").isTrue();
    assertThat(response.body().equals(week)).as("the same text").isTrue();
  }

  @Test
  void times_are_read_as_pythons_requests_sends_them() throws Exception {
    String halfPastNine = "2025-09-02+09%3A30%3A00.000000";

    String first = get(KNOWN + "start=2025-09-02&end=" + halfPastNine).body();
    String second = get(KNOWN + "start=" + halfPastNine + "&end=2025-09-03").body();

    assertThat(first.substring(0, first.length() - 1) + "," + second.substring(1))
        .isEqualTo(get(KNOWN + "start=2025-09-02&end=2025-09-03").body());
  }

  @Test
  void an_empty_window_is_an_empty_array() throws Exception {
    assertThat(get(KNOWN + "start=2031-01-01&end=2031-01-02").body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client=Uni&client_key=wrong",
        "client=uni&client_key=k%2By",
        "client=Uni",
        "client_key=k%2By"
      })
  void a_wrong_client_or_key_is_refused(String credentials) throws Exception {
    HttpResponse<String> response = get(credentials + "&start=2025-09-02&end=2025-09-03");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).isEqualTo("{\"error\":\"client or client_key is wrong\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "end=2025-09-03",
        "start=yesterday&end=2025-09-03",
        "start=2025-02-30&end=2025-09-03",
        "start=02.09.2025&end=2025-09-03",
        "start=2025-09-02T00:00:00Z&end=2025-09-03"
      })
  void a_bad_date_is_refused(String dates) throws Exception {
    HttpResponse<String> response = get(KNOWN + dates);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .isEqualTo("{\"error\":\"start is not like 2023-04-01 12:46:47.860798\"}");
  }

  @Test
  void there_is_one_path_and_one_method() throws Exception {
    URI beside = URI.create(grader.address() + "/other");
    HttpRequest post =
        HttpRequest.newBuilder(grader.address()).POST(BodyPublishers.noBody()).build();

    assertThat(send(HttpRequest.newBuilder(beside).build()).statusCode()).isEqualTo(404);
    assertThat(send(post).statusCode()).isEqualTo(405);
  }

  @Test
  void the_address_is_loopback_and_free_again_after_the_end() {
    assertThat(grader.address().toString()).matches("http://127\\.0\\.0\\.1:\\d+/api/statistics");
    grader.close();

    assertThatThrownBy(() -> get(KNOWN + "start=2025-09-02&end=2025-09-03"))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void a_taken_port_is_named() {
    int taken = grader.address().getPort();
    try (var second = new SyntheticGrader("Uni", "k+y", 1, taken, CLOCK)) {
      assertThatThrownBy(second::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + taken)
          .hasMessageContaining("choose another port");
    }
  }

  @Test
  void a_fixed_cost_is_paid_before_the_first_byte() throws Exception {
    var slow = new SyntheticGrader("Uni", "k+y", 1, 0, CLOCK, Duration.ofMillis(300));
    try (slow) {
      slow.start();
      long asked = System.nanoTime();
      URI uri = URI.create(slow.address() + "?" + KNOWN + "start=2031-01-01&end=2031-01-02");
      send(HttpRequest.newBuilder(uri).build());

      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(299));
    }
  }

  private HttpResponse<String> get(String query) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(grader.address() + "?" + query)).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString());
  }
}
