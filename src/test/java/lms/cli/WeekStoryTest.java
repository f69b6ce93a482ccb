package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.sql.DataSource;
import lms.support.GraderStandIn;
import lms.support.MailFiles;
import lms.support.SheetsStandIn;
import lms.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A week of two services on one database, told in a minute: late data, an outage, an empty day, and
 * one of the two killed while it loads. {@code target/week.txt} shows what they left behind.
 */
@Tag("processes")
@Timeout(300)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WeekStoryTest extends LoadCommandTest {
  private static final String TOKEN = "canary-token-of-the-story";
  private static final int TIMES = 10_800; // a day lasts eight seconds

  /** Returns once every day from 29 April to 7 May has been loaded whole. */
  private static final String AWAIT_END =
      """
      set statement_timeout = '150s';
      do $$ begin
        while (select count(distinct day) from load_day where over and day <= '2023-05-07') < 9 loop
          perform pg_sleep(0.05);
        end loop;
      end $$
      """;

  /** Returns once the services have made up for what was due when they started. */
  private static final String AWAIT_FIRST =
      """
      set statement_timeout = '60s';
      do $$ begin
        while not exists (select from load_run where finished_at is not null) loop
          perform pg_sleep(0.05);
        end loop;
      end $$
      """;

  @TempDir private Path said;

  private FastLms.FastClock clock;
  private Week week;
  private final Map<Long, Service> services = new HashMap<>();

  private record Service(String name, LmsProcess process, int http, int jmx) {}

  @Override
  DataSource fresh() throws SQLException {
    return TestDatabase.empty();
  }

  @AfterEach
  void nothing_is_left_running() {
    services.values().forEach(service -> service.process().close());
  }

  @Test
  void two_services_leave_no_day_missing_and_do_nothing_twice() throws Exception {
    clock = new FastLms.FastClock(Week.BEGIN, said.resolve("begun"), TIMES);
    week = new Week(clock);
    GraderStandIn grader = api.answering(week::answer);
    try (SheetsStandIn google = new SheetsStandIn()) {
      google.workbook().add("Daily", 40, 10);
      start("one", google);
      start("two", google);
      for (Service service : services.values()) {
        service.process().awaitSaid("serving at");
      }
      execute(AWAIT_FIRST);
      clock.begin();

      assertThat(week.awaitAsked()).isTrue();
      Service survivor = killTheOneThatLoads();
      execute(AWAIT_END);
      String metrics = metrics(survivor);
      Object runs = attribute(survivor, "type=routes,name=\"run\"", "ExchangesTotal");
      survivor.process().terminate();

      assertThat(survivor.process().await(30).status()).isZero();
      write(google, metrics, runs);
      assertThat(rows(EVERY_DAY)).containsExactlyElementsOf(expectedDays());
      assertThat(rows(LEDGER)).containsExactlyElementsOf(expectedLoadRuns());
      assertThat(metrics)
          .contains("lms_days_missing 0.0", "lms_stage_seconds_count{stage=\"extract\"}");
      assertThat((Long) runs).isGreaterThan(1);
      assertMails();
      assertThat(grader.requests()).hasSize(10);
    }
  }

  private static final String EVERY_DAY =
      """
      select day, attempts, submissions, correct_submissions, published_at >= updated_at
      from daily_stats where day between '2023-04-29' and '2023-05-07' order by day
      """;

  private static List<String> expectedDays() {
    return List.of(
        "2023-04-29 9 3 3 true",
        "2023-04-30 9 3 3 true",
        "2023-05-01 11 5 5 true",
        "2023-05-02 9 3 3 true",
        "2023-05-03 9 3 3 true",
        "2023-05-04 0 0 0 true",
        "2023-05-05 9 3 3 true",
        "2023-05-06 9 3 3 true",
        "2023-05-07 9 3 3 true");
  }

  private static final String LEDGER =
      """
      select trigger, "from", "to", status, received, inserted, unchanged, error ->> 'message'
      from load_run where "to" <= '2023-05-07' order by id
      """;

  private static List<String> expectedLoadRuns() {
    return List.of(
        "CATCH_UP 2023-04-29 2023-04-29 SUCCEEDED 9 9 0 null",
        "SCHEDULE 2023-04-29 2023-04-30 SUCCEEDED 18 9 9 null",
        "SCHEDULE 2023-04-29 2023-05-01 SUCCEEDED 27 9 18 null",
        "SCHEDULE 2023-04-29 2023-05-02 FAILED 0 0 0 the API answered 503: out of order",
        "SCHEDULE 2023-04-30 2023-05-03 SUCCEEDED 38 20 18 null",
        "SCHEDULE 2023-05-01 2023-05-04 SUCCEEDED 29 0 29 null",
        "SCHEDULE 2023-05-02 2023-05-05 FAILED 0 0 0 process ended",
        "CATCH_UP 2023-05-05 2023-05-05 SUCCEEDED 9 9 0 null",
        "SCHEDULE 2023-05-03 2023-05-06 SUCCEEDED 27 9 18 null",
        "SCHEDULE 2023-05-04 2023-05-07 SUCCEEDED 27 9 18 null");
  }

  /** One mail a load run that ended by itself; those of overdue days come besides. */
  private void assertMails() throws Exception {
    List<MailFiles.Mail> mails = mails();
    assertThat(mails)
        .extracting(MailFiles.Mail::subject)
        .contains("[LMS] OVERDUE 2023-05-02: not complete by 09:00 (UTC)")
        .contains("[LMS] RESOLVED 2023-05-02 – 2023-05-03: 18 attempts, 2 days");
    assertThat(mails)
        .extracting(MailFiles.Mail::subject)
        .filteredOn(subject -> !subject.contains("OVERDUE"))
        // A slow machine loads later than COMPLETE_BY of this quick clock: then it is resolved.
        .extracting(subject -> subject.replace("RESOLVED ", ""))
        .containsExactly(
            "[LMS] 2023-04-29: 9 attempts, 1 user",
            "[LMS] 2023-04-30: 9 attempts, 1 user",
            "[LMS] 2023-05-01: 9 attempts, 1 user",
            "[LMS] FAILED 2023-05-02: the API could not be had",
            "[LMS] 2023-05-02 – 2023-05-03: 18 attempts, 2 days",
            "[LMS] 2023-05-04: 0 attempts, 0 users",
            "[LMS] 2023-05-05: 9 attempts, 1 user",
            "[LMS] 2023-05-06: 9 attempts, 1 user",
            "[LMS] 2023-05-07: 9 attempts, 1 user");
    assertThat(mails).anyMatch(mail -> mail.text().contains("1 May: 9 → 11 attempts, 2 late"));
  }

  private void start(String name, SheetsStandIn google) throws IOException {
    int http = freePort();
    int jmx = freePort();
    Map<String, String> settings = new HashMap<>(environment);
    settings.putAll(google.settings());
    settings.put("HTTP_PORT", String.valueOf(http));
    settings.put("REST_TOKEN", TOKEN);
    settings.put("RUN_DEADLINE", "168h");
    Path home = Files.createDirectories(folder.resolve(name));
    List<String> main =
        List.of(
            "-Dfast.story=" + Week.BEGIN,
            "-Dfast.begun=" + said.resolve("begun"),
            "-Dfast.times=" + TIMES,
            "-Dlms.tick=250",
            "-Dcom.sun.management.jmxremote.port=" + jmx,
            "-Dcom.sun.management.jmxremote.host=127.0.0.1",
            "-Djava.rmi.server.hostname=127.0.0.1",
            "-Dcom.sun.management.jmxremote.authenticate=false",
            "-Dcom.sun.management.jmxremote.ssl=false",
            "lms.cli.FastLms");
    LmsProcess process = LmsProcess.start(main, home, settings, said, "serve");
    services.put(process.pid(), new Service(name, process, http, jmx));
  }

  /** The lease of the one that is killed lapses at once; otherwise the story would wait for it. */
  private Service killTheOneThatLoads() throws Exception {
    String holder = rows("select holder from load_run where status = 'RUNNING'").get(0);
    long pid = Long.parseLong(holder.replaceFirst(".*process (\\d+),.*", "$1"));
    services.remove(pid).process().kill();
    week.killed();
    execute("update load_run set lease_until = now() where status = 'RUNNING'");
    return services.values().iterator().next();
  }

  private static String metrics(Service service) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + service.http() + "/observe/metrics"))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static Object attribute(Service service, String bean, String name) throws Exception {
    JMXServiceURL url =
        new JMXServiceURL(
            "service:jmx:rmi:///jndi/rmi://127.0.0.1:%d/jmxrmi".formatted(service.jmx()));
    try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
      MBeanServerConnection beans = connector.getMBeanServerConnection();
      return beans.getAttribute(new ObjectName("org.apache.camel:context=lms," + bean), name);
    }
  }

  private void write(SheetsStandIn google, String metrics, Object runs) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("ledger: id, trigger, days, status, received, inserted, changed, unchanged, error");
    lines.addAll(
        rows(
            """
            select id, trigger, asked, status, received, inserted, changed, unchanged, error ->> 'message'
            from load_run order by id
            """));
    lines.add("sheet:");
    google.workbook().tab("Daily").filled().forEach(row -> lines.add(row.toString()));
    lines.add("mails:");
    mails().forEach(mail -> lines.add(mail.subject()));
    lines.add("metrics:");
    metrics.lines().filter(line -> line.startsWith("lms_")).forEach(lines::add);
    lines.add("JMX: route run, ExchangesTotal " + runs);
    Files.write(Path.of("target/week.txt"), lines);
  }

  /** Every mail of both services, oldest first. */
  private List<MailFiles.Mail> mails() throws Exception {
    List<Path> files = new ArrayList<>(files());
    files.removeIf(file -> !file.toString().endsWith(".eml"));
    files.sort(Comparator.comparing(file -> file.getFileName().toString()));
    List<MailFiles.Mail> mails = new ArrayList<>();
    for (Path file : files) {
      mails.add(MailFiles.read(file));
    }
    return mails;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
