package lms.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GraderProcessTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-10-01T07:00:00Z"), ZoneOffset.UTC);

  @Test
  void it_answers_the_client_it_was_told_of_and_no_other() throws Exception {
    try (SyntheticGrader grader = GraderProcess.start(0, "Demo", "demo", CLOCK)) {
      assertThat(status(grader, "Demo", "demo")).isEqualTo(200);
      assertThat(status(grader, "Demo", "other")).isEqualTo(403);
    }
  }

  private static int status(SyntheticGrader grader, String client, String key) throws Exception {
    String query = "?client=%s&client_key=%s&start=2025-09-02&end=2025-09-03";
    URI address = URI.create(grader.address() + query.formatted(client, key));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
