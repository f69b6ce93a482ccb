package lms.watch;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.management.ObjectName;
import lms.Lms;
import lms.cli.Pipeline;
import lms.ledger.DayCoverage;
import lms.ledger.DayCoverage.State;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.security.Secures;
import lms.support.AwayDatabase;
import lms.support.Inside;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.window.Days;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a started service shows of itself: metrics, JMX, health. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServiceMetersTest extends RouteTest {
  /** So that the service loads nothing of its own accord. */
  private static final String NEVER = "0 0 7 1 1 ? 2090";

  private static final Days DUE = new Days(DAY.minusDays(3), DAY);

  private AwayDatabase source;

  @Test
  void metrics_and_jmx_show_what_was_loaded_and_where_the_days_stand() throws Exception {
    api.then(Reply.json(array(aTrialRun(), aSubmission(), "7")), Reply.status(403, Map.of(), "no"));
    try (Lms lms = service()) {
      Inside.cover(lms, DUE, coverage(State.COMPLETE, State.FAILED, State.DEGRADED, State.MISSING));
      lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY)));
      lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY)));
      await(lms, "ready");
      Inside.ring(lms, "measure");

      assertThat(metrics(lms))
          .contains("lms_records_total{outcome=\"received\"} 3.0")
          .contains("lms_records_total{outcome=\"inserted\"} 2.0")
          .contains("lms_records_total{outcome=\"changed\"} 0.0")
          .contains("lms_records_total{outcome=\"unchanged\"} 0.0")
          .contains("lms_records_total{outcome=\"quarantined\"} 1.0")
          .contains("lms_records_total{outcome=\"outside\"} 0.0")
          .contains("lms_load_runs_total{status=\"SUCCEEDED\"} 1.0")
          .contains("lms_load_runs_total{status=\"FAILED\"} 1.0")
          .contains("lms_load_runs_total{status=\"WARNING\"} 0.0")
          .contains("lms_load_runs_total{status=\"CANCELLED\"} 0.0")
          .contains("lms_days_missing 2.0")
          .contains("lms_newest_complete_day_age_seconds 111600.0") // since 31 May, 00:00 UTC
          .contains("lms_stage_seconds_count{stage=\"store\"} 1")
          .contains("lms_stage_seconds_count{stage=\"window\"} 2")
          .containsPattern("lms_last_success_timestamp_seconds 1\\.\\d+E9");
      assertThat(bean("RecordsReceived")).isEqualTo(3L);
      assertThat(bean("RecordsInserted")).isEqualTo(2L);
      assertThat(bean("RecordsQuarantined")).isEqualTo(1L);
      assertThat(bean("LoadRunsSucceeded")).isEqualTo(1L);
      assertThat(bean("LoadRunsFailed")).isEqualTo(1L);
      assertThat(bean("DaysMissing")).isEqualTo(2.0);
      assertThat(bean("NewestCompleteDayAgeSeconds")).isEqualTo(111_600.0);
    }
  }

  @Test
  void the_jvm_the_process_and_each_route_are_measured_but_not_each_record() throws Exception {
    api.then(Reply.json(array(aTrialRun())));
    try (Lms lms = service()) {
      lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY)));

      assertThat(metrics(lms))
          .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "jvm_classes_loaded")
          .contains("process_uptime_seconds", "system_cpu_count", "process_files_open_files")
          .contains("routeId=\"run\"")
          .doesNotContain("routeId=\"validate\"", "endpointName", "http://");
    }
  }

  @Test
  @Secures("S40")
  void while_the_database_is_away_nothing_is_known_and_the_service_is_not_ready() throws Exception {
    try (Lms lms = service()) {
      Inside.cover(lms, DUE, coverage(State.COMPLETE));
      Inside.ring(lms, "measure");
      await(lms, "ready");
      assertThat(ready(lms)).isEqualTo(HealthCheck.State.UP);
      assertThat(metrics(lms)).contains("lms_days_missing 0.0");
      source.away = true;
      Inside.ring(lms, "ready");

      assertThat(ready(lms)).isEqualTo(HealthCheck.State.DOWN);
      assertThat(live(lms)).isEqualTo(HealthCheck.State.UP);
      assertThat(metrics(lms)).contains("lms_days_missing NaN").contains("_age_seconds NaN");
      source.away = false;
      Inside.ring(lms, "ready");
      assertThat(ready(lms)).isEqualTo(HealthCheck.State.UP);
    }
  }

  @Test
  void a_database_without_our_tables_is_not_ready() throws Exception {
    try (Lms lms = service()) {
      execute("drop table incident");
      Inside.ring(lms, "ready");

      assertThat(ready(lms)).isEqualTo(HealthCheck.State.DOWN);
    }
  }

  @Test
  void an_api_that_is_away_leaves_the_service_ready() throws Exception {
    api.close();
    try (Lms lms = service()) {
      lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY)));
      await(lms, "ready");

      assertThat(ready(lms)).isEqualTo(HealthCheck.State.UP);
    }
  }

  private Lms service() {
    source = new AwayDatabase(database);
    return Lms.start(
        Pipeline.Mode.SERVICE,
        settings(Map.of("SCHEDULE", NEVER)),
        source,
        CLOCK,
        (records, quarantined) -> {});
  }

  /** Waits until a route has been rung once more. */
  private static void await(Lms lms, String route) {
    assertThat(
            new NotifyBuilder(Inside.context(lms))
                .fromRoute(route)
                .whenDone(1)
                .create()
                .matches(1, TimeUnit.MINUTES))
        .isTrue();
  }

  private static List<DayCoverage> coverage(State... states) {
    LocalDate first = DAY.minusDays(3);
    return IntStream.range(0, states.length)
        .mapToObj(i -> new DayCoverage(first.plusDays(i), states[i], null, 0, 0, false))
        .toList();
  }

  private static String metrics(Lms lms) {
    return Inside.context(lms)
        .getRegistry()
        .lookupByNameAndType("metricsRegistry", PrometheusMeterRegistry.class)
        .scrape();
  }

  private static Object bean(String attribute) throws Exception {
    ObjectName name =
        new ObjectName("org.apache.camel:context=lms,type=services,name=LoadCounters");
    return ManagementFactory.getPlatformMBeanServer().getAttribute(name, attribute);
  }

  private static HealthCheck.State ready(Lms lms) {
    return state(HealthCheckHelper.invokeReadiness(Inside.context(lms)));
  }

  private static HealthCheck.State live(Lms lms) {
    return state(HealthCheckHelper.invokeLiveness(Inside.context(lms)));
  }

  private static HealthCheck.State state(Collection<HealthCheck.Result> results) {
    assertThat(results).isNotEmpty();
    return results.stream().allMatch(result -> result.getState() == HealthCheck.State.UP)
        ? HealthCheck.State.UP
        : HealthCheck.State.DOWN;
  }
}
