package lms.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(30)
class GraderStandInTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private GraderStandIn grader;

  @BeforeEach
  void listen() throws IOException {
    grader = new GraderStandIn();
  }

  @AfterEach
  void close() throws IOException {
    grader.close();
  }

  @Test
  void replies_come_in_order_and_the_last_one_stays() throws Exception {
    grader.then(Reply.json("[1]"), Reply.json("[2]"));

    assertThat(get().body()).isEqualTo("[1]");
    assertThat(get().body()).isEqualTo("[2]");
    assertThat(get().body()).isEqualTo("[2]");

    grader.then(Reply.json("[3]"));
    assertThat(get().body()).isEqualTo("[3]");
  }

  @Test
  void without_a_script_every_window_is_empty() throws Exception {
    assertThat(get().body()).isEqualTo("[]");
  }

  @Test
  void requests_are_kept_as_they_came() throws Exception {
    URI uri = URI.create(grader.address() + "?start=2023-05-31+00%3A00%3A00&client=a%26b");
    http.send(
        HttpRequest.newBuilder(uri).header("X-Trace", "7: 8").build(), BodyHandlers.discarding());

    assertThat(grader.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("GET");
              assertThat(request.path()).isEqualTo("/api/statistics");
              assertThat(request.rawQuery())
                  .isEqualTo("start=2023-05-31+00%3A00%3A00&client=a%26b");
              assertThat(request.headers()).containsEntry("x-trace", "7: 8");
            });
  }

  @Test
  void silence_lasts_until_the_client_hangs_up() throws Exception {
    grader.then(Reply.silence());
    CompletableFuture<HttpResponse<String>> response =
        http.sendAsync(
            HttpRequest.newBuilder(grader.address()).timeout(Duration.ofMillis(200)).build(),
            BodyHandlers.ofString());

    grader.awaitRequest();

    assertThat(response).failsWithin(Duration.ofSeconds(10));
  }

  private HttpResponse<String> get() throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(grader.address()).build(), BodyHandlers.ofString());
  }
}
