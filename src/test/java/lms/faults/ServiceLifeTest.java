package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lms.cli.LmsProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a service that lives long: it sleeps, its files go. */
@Tag("processes")
@Tag("faults")
@Timeout(180)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServiceLifeTest {
  private static final String TOKEN = "a token of the service, long enough";
  private static final String LOADED = "select id from load_run where status = 'SUCCEEDED'";

  @TempDir private Path folder;
  private Lane lane;
  private int port;

  @BeforeEach
  void openLane() throws Exception {
    lane = new Lane(folder);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  @AfterEach
  void closeLane() throws Exception {
    lane.close();
  }

  /** Of the fires while it slept one at most is served: the last. */
  @Test
  @FaultsLong
  @Survives("A14")
  void a_process_that_slept_through_many_fires_makes_up_for_them_once() throws Exception {
    LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    String reply = array(aTrialRun().at(yesterday + " 10:00:00"));
    Map<String, String> everySecond =
        Map.of(
            "SCHEDULE",
            "* * * * * ?",
            "LOOKBACK_DAYS",
            "0",
            "TIME_ZONE",
            "UTC",
            "HTTP_PORT",
            String.valueOf(port));
    String slept;
    String woke;
    try (LmsProcess service = lane.service(reply, List.of(), List.of(), everySecond)) {
      lane.awaitRow(LOADED);
      service.signal("STOP");
      slept = lane.rows("select clock_timestamp()").get(0);
      new CountDownLatch(1).await(12, TimeUnit.SECONDS);
      woke = lane.rows("select clock_timestamp()").get(0);
      service.signal("CONT");
      lane.awaitRow(LOADED + " and fire_at > '%s'".formatted(woke));
      service.terminate();
      assertThat(service.awaitStatus(30)).isZero();
    }
    String asleep = "select fire_at from load_run where fire_at > '%s' and fire_at <= '%s'";
    assertThat(lane.rows(asleep.formatted(slept, woke))).hasSizeLessThanOrEqualTo(1);
    lane.invariants().storedExactly(Oracle.after(yesterday, reply)).ledgerAddsUp().everyEndIsTrue();
  }

  @Test
  @FaultsLong
  @Survives("I23")
  void a_folder_of_temporary_files_that_is_emptied_held_nothing_of_ours() throws Exception {
    String reply = array(aTrialRun());
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Map<String, String> settings =
        Map.of(
            "CATCH_UP_FROM", "2100-01-01", "REST_TOKEN", TOKEN, "HTTP_PORT", String.valueOf(port));
    List<String> options = List.of("-Djava.io.tmpdir=" + temporary);
    try (LmsProcess service = lane.service(reply, List.of(), options, settings)) {
      service.awaitSaid("serving at");
      assertServes("1");
      empty(temporary);
      assertServes("2");
      Files.delete(temporary);
      assertServes("3");
      service.terminate();
      assertThat(service.awaitStatus(30)).isZero();
    }
    lane.assertTheNextOneGoesOn(Oracle.after(Lane.DAY, reply));
  }

  /** The page, and a load run. */
  private void assertServes(String loadRun) throws Exception {
    assertThat(status(HttpRequest.newBuilder(at("/")))).isEqualTo(200);
    String day = "{\"from\": \"%1$s\", \"to\": \"%1$s\"}".formatted(Lane.DAY);
    HttpRequest.Builder run =
        HttpRequest.newBuilder(at("/api/v1/runs"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(day));
    assertThat(status(run)).isEqualTo(202);
    lane.awaitRow(LOADED + " and id = " + loadRun);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(port, path));
  }

  private static int status(HttpRequest.Builder request) throws Exception {
    HttpRequest asked = request.header("Authorization", "Bearer " + TOKEN).build();
    return HttpClient.newHttpClient().send(asked, BodyHandlers.ofString()).statusCode();
  }

  private static void empty(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
  }
}
