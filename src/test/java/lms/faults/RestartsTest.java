package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lms.Lms;
import lms.cli.Pipeline;
import lms.database.DatabaseProblem;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.support.MailFiles;
import lms.support.MovableClock;
import lms.support.Reply;
import lms.support.Rows;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL is away, or only starting: what is said then, and what comes after. */
@Timeout(180)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestartsTest extends OwnServerTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private int port;

  /** It recovers, and one of the files that takes is long in coming. */
  @Test
  @FaultsLong
  @Survives("F9")
  void a_server_that_is_starting_up_is_asked_again() throws Exception {
    setPatience(pool, Duration.ofSeconds(2));
    Path go = data.resolve("go");
    try (Lms lms = start(Map.of("API_RETRIES", "6"))) {
      CompletableFuture<RunSummary> running = half(lms);
      kill("QUIT", postmaster());
      server.close();
      recoverOnceThereIs(go);
      CompletableFuture<Void> starting = CompletableFuture.runAsync(this::startAgainOrFail);
      whole();
      await(() -> log().contains("(SQLSTATE 57P03)"));
      assertThat(starting).isNotDone();
      setPatience(pool, Duration.ofSeconds(20));
      Files.createFile(go);
      starting.get(60, TimeUnit.SECONDS);

      RunSummary summary = running.get(60, TimeUnit.SECONDS);
      assertThat(summary.status()).as("%s", summary.failure()).isEqualTo(Status.SUCCEEDED);
    }
    assertThat(api.requests()).hasSizeGreaterThan(1);
    assertNothingLostNothingDoubled();
  }

  private static void recoverOnceThereIs(Path file) throws Exception {
    Path files = data.resolve("postgres/data");
    Files.createFile(files.resolve("recovery.signal"));
    String settings =
        """
        restore_command = 'until [ -e "%s" ]; do sleep 0.1; done; exit 1'
        hot_standby = off
        """;
    Files.writeString(
        files.resolve("postgresql.auto.conf"), settings.formatted(file), StandardOpenOption.APPEND);
  }

  private void startAgainOrFail() {
    try {
      startAgain();
    } catch (DatabaseProblem e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @FaultsLong
  @Survives({"F1", "K14"})
  void while_the_server_is_stopped_the_service_lives_is_not_ready_and_says_no_address()
      throws Exception {
    setPatience(pool, Duration.ofSeconds(2));
    MovableClock clock = new MovableClock("2023-05-31T12:00:00Z");
    try (Lms service = serve(clock)) {
      await(() -> health("ready").statusCode() == 200);
      server.close();
      clock.set("2023-06-01T07:00:00Z");

      assertThat(service.ask("fire", "", RunSummary.class).status()).isEqualTo(Status.FAILED);
      assertThat(MailFiles.of(folder.resolve("data/outbox"), 0).subject()).contains("FAILED");
      await(() -> health("ready").statusCode() == 503);
      assertThat(health("ready").body()).isEqualTo("{\"status\":\"DOWN\"}");
      assertThat(health("live").statusCode()).isEqualTo(200);
      assertThat(health("live").body()).isEqualTo("{\"status\":\"UP\"}");

      api.then(Reply.json(REPLY));
      clock.advance(Duration.ofMinutes(3));
      startAgain();
      await(() -> health("ready").statusCode() == 200);
      service.ask("make-up", "", RunSummary.class);
      await(() -> Rows.of(pool.pool(), "select status from load_run").contains("SUCCEEDED"));
    }
    assertNothingLostNothingDoubled();
  }

  private Lms serve(MovableClock clock) {
    port = freePort();
    Map<String, String> settings =
        Map.of(
            "HTTP_PORT",
            String.valueOf(port),
            "SCHEDULE",
            "0 0 7 * * ? 2023,2090", // by the clock of this machine not soon
            "LOOKBACK_DAYS",
            "0",
            "CATCH_UP_FROM",
            DAY.toString());
    return Lms.start(
        Pipeline.Mode.SERVICE, settings(settings), pool.pool(), clock, (records, bad) -> {});
  }

  private HttpResponse<String> health(String which) throws Exception {
    URI address = URI.create("http://127.0.0.1:%d/observe/health/%s".formatted(port, which));
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
    return http.send(request, BodyHandlers.ofString());
  }
}
