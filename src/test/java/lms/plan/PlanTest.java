package lms.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lms.Lms;
import lms.cli.Pipeline;
import lms.faults.Survives;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.support.MovableClock;
import lms.support.Reply;
import lms.support.RouteTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Schedule and catch-up as days pass: the shipped routes, rung by hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanTest extends RouteTest {
  private static final String LOAD_RUNS = "select trigger, asked, status from load_run order by id";
  private static final Reply REFUSED = Reply.status(403, Map.of(), "wrong key");

  private final MovableClock clock = new MovableClock("2023-06-01T12:00:00Z");
  private final List<Pipeline> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(Pipeline::close);
  }

  @Test
  @Survives("A2")
  void after_four_days_down_exactly_those_are_loaded_in_one_request_with_one_mail()
      throws Exception {
    loaded("2023-05-20", "2023-05-27");

    RunSummary summary = tick(start(Map.of()));

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(summary.days()).hasToString("2023-05-28 to 2023-05-31");
    assertThat(rows(LOAD_RUNS))
        .hasSize(2)
        .last()
        .isEqualTo("CATCH_UP {[2023-05-28,2023-06-01)} SUCCEEDED");
    assertThat(api.requests()).hasSize(1);
    assertThat(api.requests().get(0).rawQuery())
        .endsWith("&start=2023-05-28+00%3A00%3A00.000000&end=2023-06-01+00%3A00%3A00.000000");
    assertThat(mails()).isEqualTo(1);
  }

  @Test
  void where_nothing_was_ever_loaded_only_yesterday_is_due() throws SQLException {
    Pipeline service = start(Map.of());

    assertThat(tick(service).days()).hasToString("2023-05-31");
    assertThat(tick(service)).isNull();
    assertThat(rows(LOAD_RUNS)).hasSize(1);
  }

  @Test
  void catch_up_from_says_where_to_begin() {
    assertThat(tick(start(Map.of("CATCH_UP_FROM", "2023-05-01"))).days())
        .hasToString("2023-05-01 to 2023-05-31");
  }

  @Test
  void an_outage_is_made_up_for_at_the_next_fire() throws SQLException {
    loaded("2023-05-20", "2023-05-31");
    Pipeline service = start(Map.of());
    clock.set("2023-06-02T07:00:00Z");
    api.then(REFUSED);
    assertThat(fire(service).status()).isEqualTo(Status.FAILED);

    api.then(Reply.json("[]"));
    clock.set("2023-06-03T07:00:00Z");

    assertThat(fire(service).days()).hasToString("2023-06-01 to 2023-06-02");
    assertThat(rows(LOAD_RUNS).get(2)).isEqualTo("SCHEDULE {[2023-05-30,2023-06-03)} SUCCEEDED");
  }

  @Test
  void a_fire_reads_yesterday_and_the_days_before_it_again_and_reports_yesterday_alone()
      throws SQLException {
    loaded("2023-05-20", "2023-05-31");
    Pipeline service = start(Map.of("LOOKBACK_DAYS", "2"));

    assertThat(fire(service).days()).hasToString("2023-05-31");
    assertThat(
            rows(
                "select asked, fire_at at time zone 'UTC' from load_run where trigger = 'SCHEDULE'"))
        .containsExactly("{[2023-05-29,2023-06-01)} 2023-06-01 07:00:00.0");
  }

  @Test
  void two_services_that_ring_at_once_serve_a_fire_once() throws Exception {
    loaded("2023-05-20", "2023-05-31");
    Pipeline one = start(Map.of());
    Pipeline other = start(Map.of());
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CyclicBarrier together = new CyclicBarrier(2);

    List<Future<RunSummary>> rung =
        Stream.of(one, other)
            .map(
                service ->
                    threads.submit(
                        () -> {
                          together.await(10, TimeUnit.SECONDS);
                          return fire(service);
                        }))
            .toList();
    for (Future<RunSummary> ring : rung) {
      ring.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();

    assertThat(rows("select status from load_run where trigger = 'SCHEDULE'"))
        .containsExactly("SUCCEEDED");
    assertThat(fire(one)).as("nor is it when it rings again").isNull();
    assertThat(tick(other)).isNull();
  }

  @Test
  void a_fire_that_no_timer_rang_is_served_by_a_tick_two_minutes_later() throws SQLException {
    clock.set("2023-03-25T12:00:00Z");
    loaded("2023-03-20", "2023-03-24");
    // 02:30 of the 26th is left out in Berlin; what the schedule means then is 03:30.
    Pipeline service = start(Map.of("TIME_ZONE", "Europe/Berlin", "SCHEDULE", "0 30 2 * * ?"));
    tick(service);

    clock.set("2023-03-26T01:31:59Z");
    assertThat(tick(service)).isNull();
    clock.set("2023-03-26T01:32:00Z");
    assertThat(tick(service).trigger()).isEqualTo(Trigger.SCHEDULE);
    assertThat(tick(service)).isNull();
    assertThat(rows("select fire_at at time zone 'UTC' from load_run where fire_at is not null"))
        .containsExactly("2023-03-26 01:30:00.0");
  }

  @Test
  void a_fire_of_before_the_start_is_no_fire_to_serve_but_its_days_are_missing()
      throws SQLException {
    loaded("2023-05-20", "2023-05-30");
    clock.set("2023-06-01T07:00:30Z");

    assertThat(tick(start(Map.of())).trigger()).isEqualTo(Trigger.CATCH_UP);
  }

  @Test
  void a_failed_catch_up_is_repeated_after_a_quarter_of_an_hour_and_then_hourly()
      throws SQLException {
    loaded("2023-05-20", "2023-05-30");
    Pipeline service = start(Map.of());
    api.then(REFUSED);
    assertThat(tick(service).status()).isEqualTo(Status.FAILED);

    assertThat(tick(service)).isNull();
    passSinceFailures("14 minutes");
    assertThat(tick(service)).isNull();
    passSinceFailures("2 minutes");
    assertThat(tick(service).status()).isEqualTo(Status.FAILED);
    passSinceFailures("59 minutes");
    assertThat(tick(service)).isNull();
    passSinceFailures("2 minutes");
    api.then(Reply.json("[]"));
    assertThat(tick(service).status()).isEqualTo(Status.SUCCEEDED);
    assertThat(tick(service)).isNull();
  }

  @Test
  void a_new_process_does_not_wait_because_another_one_failed() {
    api.then(REFUSED);
    tick(start(Map.of()));
    api.then(Reply.json("[]"));

    assertThat(tick(start(Map.of())).status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void days_that_another_load_run_holds_are_left_to_it() throws SQLException {
    loaded("2023-05-20", "2023-05-28");
    new LedgerRows(database).run("MANUAL", "RUNNING", "2023-05-30", "2023-05-30");
    Pipeline service = start(Map.of());

    assertThat(tick(service).days()).hasToString("2023-05-29, 2023-05-31");
    assertThat(tick(service)).isNull();
    execute("update load_run set lease_until = clock_timestamp() where status = 'RUNNING'");
    assertThat(tick(service).days()).hasToString("2023-05-30");
  }

  @Test
  void a_fire_with_the_database_away_is_told_of_by_mail_and_served_when_it_is_back()
      throws Exception {
    loaded("2023-05-20", "2023-05-30");
    Switch away = new Switch(database);
    database = away;
    clock.set("2023-06-01T06:00:00Z");
    Pipeline service = start(Map.of());
    away.off = true;
    assertThat(tick(service)).isNull();
    clock.set("2023-06-01T07:00:00Z");

    assertThat(fire(service).status()).isEqualTo(Status.FAILED);
    assertThat(mails()).isEqualTo(1);
    clock.advance(Duration.ofMinutes(3));
    assertThat(tick(service)).isNull();
    assertThat(mails()).isEqualTo(1);

    away.off = false;
    assertThat(tick(service).trigger()).isEqualTo(Trigger.SCHEDULE);
    assertThat(rows(LOAD_RUNS)).last().isEqualTo("SCHEDULE {[2023-05-28,2023-06-01)} SUCCEEDED");
  }

  @Test
  @Survives("A1")
  void the_services_own_timer_makes_up_for_what_is_missing() throws Exception {
    start(Pipeline.Mode.SERVICE, Map.of());
    api.awaitRequest();

    assertThat(rows("select trigger, asked from load_run"))
        .containsExactly("CATCH_UP {[2023-05-31,2023-06-01)}");
  }

  @Test
  void the_services_own_schedule_rings() throws Exception {
    loaded("2023-05-31", "2023-05-31");
    start(Pipeline.Mode.SERVICE, Map.of("SCHEDULE", "* * * * * ?", "LOOKBACK_DAYS", "0"));
    api.awaitRequest();

    assertThat(rows("select trigger, asked from load_run where fire_at is not null"))
        .containsExactly("SCHEDULE {[2023-05-31,2023-06-01)}");
  }

  @Test
  void the_schedule_s_timer_has_cron_and_zone_of_the_settings_and_rings_a_missed_fire_once()
      throws Exception {
    start(
        Pipeline.Mode.SERVICE, Map.of("SCHEDULE", "0 30 7/4 ? * MON#1", "TIME_ZONE", "Asia/Tokyo"));

    List<CronTrigger> found = new ArrayList<>();
    for (Scheduler scheduler : SchedulerRepository.getInstance().lookupAll()) {
      for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.anyGroup())) {
        found.add((CronTrigger) scheduler.getTrigger(key));
      }
    }
    assertThat(found)
        .singleElement()
        .satisfies(
            trigger -> {
              assertThat(trigger.getCronExpression()).isEqualTo("0 30 7/4 ? * MON#1");
              assertThat(trigger.getTimeZone().getID()).isEqualTo("Asia/Tokyo");
              assertThat(trigger.getMisfireInstruction())
                  .isEqualTo(CronTrigger.MISFIRE_INSTRUCTION_FIRE_ONCE_NOW);
            });
  }

  private Pipeline start(Map<String, String> settings) {
    return start(Pipeline.Mode.COMMAND, settings);
  }

  private Pipeline start(Pipeline.Mode mode, Map<String, String> settings) {
    Pipeline pipeline = Lms.start(mode, settings(settings), database, clock, (n, bad) -> {});
    started.add(pipeline);
    return pipeline;
  }

  private static RunSummary fire(Pipeline service) {
    return service.ask("fire", "", RunSummary.class);
  }

  private static RunSummary tick(Pipeline service) {
    return service.ask("make-up", "", RunSummary.class);
  }

  /** Days that somebody has loaded by hand. */
  private void loaded(String from, String to) throws SQLException {
    new LedgerRows(database).loaded(from, to);
  }

  private void passSinceFailures(String time) throws SQLException {
    execute(
        "update load_run set finished_at = finished_at - interval '"
            + time
            + "' where status = 'FAILED'");
  }

  private int mails() throws IOException {
    Path outbox = folder.resolve("data/outbox");
    if (!Files.exists(outbox)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(outbox)) {
      return (int) files.count();
    }
  }

  /** A database that can be away. */
  private static final class Switch extends DelegatingDataSource {
    private volatile boolean off;

    Switch(DataSource database) {
      super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (off) {
        throw new SQLException("database: 127.0.0.1:1 does not answer", "08001");
      }
      return super.getConnection();
    }
  }
}
