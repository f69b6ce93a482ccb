package lms.quarantine;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.support.Records;
import lms.support.Reply;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A replay cures a day that was over its error budget, if what is left is within it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplayedDaysTest extends QuarantineTest {
  private static final Map<String, String> STRICT =
      Map.of("ERROR_BUDGET", "10%", "ERROR_BUDGET_MIN", "1");
  private static final Map<String, String> WIDER = wider();
  private static final Records DEBUG = aTrialRun().with("attempt_type", "\"debug\"");
  private static final String LAST =
      "select received, inserted, quarantined, over, degraded from load_day"
          + " where day = '2023-05-31' order by load_window_id desc limit 1";

  @Test
  void a_day_of_which_all_is_stored_now_is_degraded_no_more() throws SQLException {
    Records twice = DEBUG.at("2023-05-31 11:00:00"); // one row of the quarantine
    load(STRICT, Reply.json(reply(8, DEBUG, twice, twice)));
    assertThat(value(LAST)).isEqualTo("11 8 3 true true");

    RunSummary summary = replay(WIDER).orElseThrow();

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(value(LAST)).isEqualTo("2 2 0 true false");
  }

  @Test
  void a_day_stays_degraded_while_what_is_left_exceeds_the_budget() throws SQLException {
    load(STRICT, Reply.json(reply(6, DEBUG, DEBUG.at("2023-05-31 11:00:00"), "1", "2")));

    RunSummary nothing = replay(STRICT).orElseThrow();

    assertThat(nothing.warnings()).singleElement().asString().contains("2023-05-31: 4 of 10");
    assertThat(value(LAST)).isEqualTo("4 0 4 true true");

    RunSummary half = replay(WIDER).orElseThrow();

    assertThat(half.status()).isEqualTo(Status.WARNING);
    assertThat(half.warnings()).singleElement().asString().contains("2023-05-31: 2 of 10");
    assertThat(value(LAST)).isEqualTo("4 2 2 true true");
  }

  @Test
  void a_day_that_was_read_again_without_fault_is_not_harmed() throws SQLException {
    load(STRICT, Reply.json(reply(1, "1", "2", "3")));
    load(STRICT, Reply.json(reply(1)));

    RunSummary summary = replay(STRICT).orElseThrow();

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(value(LAST)).isEqualTo("0 0 0 true false");
  }

  @Test
  void only_what_the_last_load_of_a_day_refused_counts() throws SQLException {
    api.then(Reply.json(reply(1, DEBUG)), Reply.json(reply(1, "1", "2", "3")));
    run(STRICT, new Days(DAY.minusDays(1), DAY));
    run(STRICT, Days.of(DAY));

    RunSummary summary = replay(WIDER).orElseThrow();

    assertThat(summary.receipt().inserted()).isEqualTo(1);
    assertThat(value(LAST)).isEqualTo("3 0 3 true true");
    assertThat(summary.warnings()).last().asString().contains("2023-05-31: 3 of 5");
  }

  @Test
  void a_day_that_came_in_parts_is_cured_when_all_of_them_are_replayed() throws SQLException {
    api.then(
        Reply.status(504, Map.of(), ""),
        Reply.json(reply(4, DEBUG, DEBUG.at("2023-05-31 10:00:00"))),
        Reply.json(array(DEBUG.at("2023-05-31 15:00:00"))));
    run(STRICT, new RunRequest(Trigger.BACKFILL, Days.of(DAY)));
    assertThat(value(LAST)).isEqualTo("7 4 3 true true");

    RunSummary nothing = replay(STRICT).orElseThrow();

    assertThat(nothing.warnings()).last().asString().contains("2023-05-31: 3 of 7");

    RunSummary summary = replay(WIDER).orElseThrow();

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(value(LAST)).isEqualTo("1 1 0 true false");
    assertThat(rows("select whole from load_day where load_window_id > 3")).containsOnly("true");
  }

  /** So many good records, and others. */
  private static String reply(int good, Object... others) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < good; i++) {
      all.add(aTrialRun().at("2023-05-31 08:00:0" + i));
    }
    all.addAll(List.of(others));
    return array(all.toArray());
  }

  private static Map<String, String> wider() {
    Map<String, String> wider = new HashMap<>(STRICT);
    wider.put("ATTEMPT_TYPES", "run,submit,debug");
    return wider;
  }
}
