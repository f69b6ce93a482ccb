package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import lms.support.Tools;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a service that lives long: it sleeps, its files go, its container ends. */
class ServiceLifeTest extends LaneTest {
  private static final String TOKEN = "a token of the service, long enough";
  private static final String LOADED = "select id from load_run where status = 'SUCCEEDED'";

  private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
  private int port;

  @BeforeEach
  void choosePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  /** Of the fires while it slept one at most is served: the last. */
  @Test
  @FaultsLong
  @Survives("A14")
  void a_process_that_slept_through_many_fires_makes_up_for_them_once() throws Exception {
    String reply = array(aTrialRun().at(yesterday + " 10:00:00"));
    String slept;
    String woke;
    try (LmsProcess service = lane.service(reply, List.of(), List.of(), everySecond())) {
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
  @Survives("I24")
  void the_first_process_of_a_container_that_is_told_to_end_ends_well() throws Exception {
    List<String> container = List.of("unshare", "--pid", "--kill-child", "--mount-proc");
    assumeTrue(Tools.canStart(container), "needs unshare and the right to namespaces");
    String reply = array(aTrialRun().at(yesterday + " 10:00:00"));
    try (LmsProcess service = lane.service(reply, container, List.of(), everySecond())) {
      lane.awaitRow(LOADED + " and holder like '%, process 1, %'");
      service.terminateChildren();
      assertThat(service.awaitStatus(30)).isZero();
    }
    lane.invariants().storedExactly(Oracle.after(yesterday, reply)).ledgerAddsUp().everyEndIsTrue();
  }

  private Map<String, String> everySecond() {
    return Map.of(
        "SCHEDULE",
        "* * * * * ?",
        "LOOKBACK_DAYS",
        "0",
        "TIME_ZONE",
        "UTC",
        "HTTP_PORT",
        String.valueOf(port));
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
