package lms.plan;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lms.Lms;
import lms.cli.Pipeline;
import lms.ledger.RunSummary;
import lms.support.MovableClock;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A changed TIME_ZONE: days are other days, and nobody has to do anything about it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RezoneTest extends RouteTest {
  private static final String NUMBERS =
      "select day, attempts, time_zone from daily_stats order by day";
  private static final String ALL =
      array(
          aTrialRun().at("2023-05-29 14:30:00"), // Tokyo: 23:30 of the 29th
          aTrialRun().at("2023-05-29 15:00:00"), // Tokyo: 00:00 of the 30th
          aTrialRun().at("2023-05-30 03:00:00"),
          aTrialRun().at("2023-05-31 12:00:00"),
          aTrialRun().at("2023-05-31 18:00:00")); // Tokyo: 03:00 of June 1st

  private final MovableClock clock = new MovableClock("2023-06-01T12:00:00Z");
  private final List<Pipeline> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(Pipeline::close);
  }

  @Test
  void the_days_are_counted_anew_and_those_at_the_edges_loaded_again() throws SQLException {
    api.then(Reply.json(ALL));
    run(Map.of(), new Days(DAY.minusDays(2), DAY));
    assertThat(rows(NUMBERS))
        .containsExactly("2023-05-29 2 UTC", "2023-05-30 1 UTC", "2023-05-31 2 UTC");
    execute("update daily_stats set published_at = updated_at");

    Pipeline tokyo = start("Asia/Tokyo");
    RunSummary first = tokyo.ask("make-up", "", RunSummary.class);

    assertThat(first.days()).hasToString("2023-05-29");
    assertThat(rows(NUMBERS))
        .containsExactly(
            "2023-05-29 1 Asia/Tokyo",
            "2023-05-30 2 Asia/Tokyo",
            "2023-05-31 1 Asia/Tokyo",
            "2023-06-01 1 Asia/Tokyo");
    assertThat(value("select count(*) from daily_stats where published_at >= updated_at"))
        .isEqualTo("0");
    assertThat((Object) tokyo.ask("make-up", "", RunSummary.class)).as("no storm").isNull();

    clock.set("2023-06-02T07:00:00Z");
    assertThat(tokyo.ask("fire", "", RunSummary.class).days()).hasToString("2023-06-01");
    assertThat(value("select count(*) from attempts")).isEqualTo("5");
    assertThat(rows(NUMBERS)).hasSize(4).last().isEqualTo("2023-06-01 1 Asia/Tokyo");
    assertThat(
            value(
                "select range_agg(tstzrange(start, \"end\")) = '{[2023-05-28 15:00Z, 2023-06-01 15:00Z)}'"
                    + " from load_window"))
        .as("no hole")
        .isEqualTo("true");
  }

  @Test
  void days_of_which_nothing_was_ever_asked_lose_their_numbers() throws SQLException {
    api.then(Reply.json(ALL));
    run(Map.of("TIME_ZONE", "Pacific/Kiritimati"), new Days(DAY.plusDays(1), DAY.plusDays(1)));
    assertThat(rows(NUMBERS)).containsExactly("2023-06-01 2 Pacific/Kiritimati");

    start("Pacific/Pago_Pago").ask("make-up", "", RunSummary.class);

    assertThat(rows(NUMBERS))
        .containsExactly("2023-05-30 0 Pacific/Pago_Pago", "2023-05-31 2 Pacific/Pago_Pago");
    assertThat(rows("select day, attempts from course_stats where course_id = '' order by day"))
        .containsExactly("2023-05-30 0", "2023-05-31 2");
    assertThat(rows("select distinct day from learner_stats")).containsExactly("2023-05-31");
  }

  @Test
  void a_claim_that_fails_leaves_the_numbers_as_they_were() throws SQLException {
    loadRecords(aTrialRun());
    new LedgerRows(database).run("MANUAL", "RUNNING", "2023-05-31", "2023-05-31");

    assertThat(run(Map.of("TIME_ZONE", "Asia/Tokyo"), Days.of(DAY)).summary().failure())
        .isPresent();
    assertThat(rows(NUMBERS)).containsExactly("2023-05-31 1 UTC");
  }

  private Pipeline start(String zone) {
    Pipeline pipeline =
        Lms.start(
            Pipeline.Mode.COMMAND,
            settings(Map.of("TIME_ZONE", zone)),
            database,
            clock,
            (n, bad) -> {});
    started.add(pipeline);
    return pipeline;
  }
}
