package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lms.cli.LmsProcess;
import lms.support.Tools;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to a service that lives long: it sleeps, its files go, its container ends. */
class ServiceLifeTest extends LaneTest {
  private static final String TOKEN = "a token of the service, long enough";
  private static final String LOADED = "select id from load_run where status = 'SUCCEEDED'";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** In UTC; should a test run over midnight, its days do not fit. */
  private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

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
    String reply = array(aTrialRun().at(YESTERDAY + " 10:00:00"));
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
    lane.invariants().storedExactly(Oracle.after(YESTERDAY, reply)).ledgerAddsUp().everyEndIsTrue();
  }

  @ParameterizedTest(name = "SIG{0}")
  @CsvSource({"INT, 2", "HUP, 1"})
  @FaultsLong
  @Survives("I5")
  void a_service_ends_soon_and_well_whichever_signal_asks_for_it(String signal, int number)
      throws Exception {
    assumeFalse(LmsProcess.isDeafTo(number), "who started the tests ignores SIG" + signal);
    String reply =
        array(
            IntStream.range(0, 3_000)
                .mapToObj(i -> aTrialRun().at("2023-05-31 10:00:00.%06d".formatted(i)))
                .toArray());
    try (LmsProcess service = lane.service(reply, List.of(), List.of(), quiet())) {
      service.awaitSaid("serving at");
      assertThat(status(load())).isEqualTo(202);
      lane.awaitAsked();
      service.signal(signal);
      assertThat(service.awaitStatus(30)).isZero();
    }
    assertThat(lane.rows("select id from load_run where finished_at is null")).isEmpty();
    lane.assertTheNextOneGoesOn(Oracle.after(Lane.DAY, reply));
  }

  /** It fires each second, and is asked by one address far more than may be. */
  @Test
  @FaultsLong
  @Survives("K5")
  void a_service_that_is_flooded_keeps_its_schedule_and_serves_again_afterwards() throws Exception {
    String reply = array(aTrialRun().at(YESTERDAY + " 10:00:00"));
    try (LmsProcess service = lane.service(reply, List.of(), List.of(), everySecond())) {
      lane.awaitRow(LOADED);
      String begun = lane.rows("select clock_timestamp()").get(0);
      List<Integer> answers = flood();
      String ended = lane.rows("select clock_timestamp()").get(0);
      assertThat(answers).containsOnly(200, 429).contains(200, 429);
      lane.awaitRow(LOADED + " and fire_at > '%s' and finished_at < '%s'".formatted(begun, ended));
      lane.awaitRow(LOADED + " and fire_at > '%s'".formatted(ended)); // a second, and it is over
      assertThat(status(HttpRequest.newBuilder(at("/api/v1/runs")))).isEqualTo(200);
      service.terminate();
      assertThat(service.awaitStatus(30)).isZero();
    }
    lane.invariants().storedExactly(Oracle.after(YESTERDAY, reply)).ledgerAddsUp().everyEndIsTrue();
  }

  /** What 1,500 requests are answered, eight at a time. */
  private List<Integer> flood() throws Exception {
    ExecutorService askers = Executors.newFixedThreadPool(8);
    try {
      Callable<Integer> ask = () -> status(HttpRequest.newBuilder(at("/openapi.json")));
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : askers.invokeAll(Collections.nCopies(1_500, ask))) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      askers.shutdown();
    }
  }

  @Test
  @FaultsLong
  @Survives("I24")
  void the_first_process_of_a_container_that_is_told_to_end_ends_well() throws Exception {
    List<String> container = List.of("unshare", "--pid", "--kill-child", "--mount-proc");
    assumeTrue(Tools.canStart(container), "needs unshare and the right to namespaces");
    String reply = array(aTrialRun().at(YESTERDAY + " 10:00:00"));
    try (LmsProcess service = lane.service(reply, container, List.of(), everySecond())) {
      lane.awaitRow(LOADED + " and holder like '%, process 1, %'");
      service.terminateChildren();
      assertThat(service.awaitStatus(30)).isZero();
    }
    lane.invariants().storedExactly(Oracle.after(YESTERDAY, reply)).ledgerAddsUp().everyEndIsTrue();
  }

  @Test
  @FaultsLong
  @Survives("I23")
  void a_folder_of_temporary_files_that_is_emptied_held_nothing_of_ours() throws Exception {
    String reply = array(aTrialRun());
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    List<String> options = List.of("-Djava.io.tmpdir=" + temporary);
    try (LmsProcess service = lane.service(reply, List.of(), options, quiet())) {
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

  /** It loads what it is asked for. */
  private Map<String, String> quiet() {
    return Map.of(
        "CATCH_UP_FROM", "2100-01-01", "REST_TOKEN", TOKEN, "HTTP_PORT", String.valueOf(port));
  }

  private Map<String, String> everySecond() {
    return Map.of(
        "SCHEDULE",
        "* * * * * ?",
        "LOOKBACK_DAYS",
        "0",
        "TIME_ZONE",
        "UTC",
        "REST_TOKEN",
        TOKEN,
        "HTTP_PORT",
        String.valueOf(port));
  }

  /** The page, and a load run. */
  private void assertServes(String loadRun) throws Exception {
    assertThat(status(HttpRequest.newBuilder(at("/")))).isEqualTo(200);
    assertThat(status(load())).isEqualTo(202);
    lane.awaitRow(LOADED + " and id = " + loadRun);
  }

  private HttpRequest.Builder load() {
    String day = "{\"from\": \"%1$s\", \"to\": \"%1$s\"}".formatted(Lane.DAY);
    return HttpRequest.newBuilder(at("/api/v1/runs"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(day));
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(port, path));
  }

  private static int status(HttpRequest.Builder request) throws Exception {
    HttpRequest asked = request.header("Authorization", "Bearer " + TOKEN).build();
    return CLIENT.send(asked, BodyHandlers.ofString()).statusCode();
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
