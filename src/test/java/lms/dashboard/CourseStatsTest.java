package lms.dashboard;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * The numbers of a day by course, and by learner and task, are kept by whatever changes the
 * attempts they count.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CourseStatsTest extends RouteTest {
  private static final String ALL =
      """
      select day, course_id, attempts, learners, trial_runs, submissions, graded, correct, by_hour, time_zone
      from course_stats
      order by day, course_id
      """;

  private static final String OF_LEARNERS =
      """
      select attempts, graded, correct, first_correct from learner_stats
      order by task_id nulls last
      """;

  private static final String LAST_TIMES =
      "select day, course_id, last_attempt_at from course_stats order by 1, 2";

  private static final String ALL_OF_LEARNERS = "select l from learner_stats l order by l::text";

  private static final String COURSE = "select course_id from attempts limit 1";

  @Test
  void a_load_counts_each_course_of_a_day_and_the_whole_day_an_empty_one_too() throws Exception {
    api.then(
        Reply.json(
            array(
                aTrialRun().at("2023-05-30 09:30:00"),
                aSubmission().at("2023-05-30 09:45:00"),
                aSubmission().at("2023-05-30 23:59:59").with("is_correct", "null"),
                aTrialRun()
                    .at("2023-05-30 12:00:00")
                    .with("passback_params", "\"{'oauth_consumer_key': 'k'}\""))));

    run(Map.of(), new Days(DAY.minusDays(1), DAY));

    String course = value(COURSE);
    assertThat(rows(ALL))
        .containsExactly(
            "2023-05-30  4 1 2 2 1 1 {\"9\": 2, \"12\": 1, \"23\": 1} UTC",
            "2023-05-30 " + course + " 3 1 1 2 1 1 {\"9\": 2, \"23\": 1} UTC",
            "2023-05-31  0 0 0 0 0 0 {} UTC");
  }

  @Test
  void what_comes_back_different_is_counted_anew_and_what_came_back_equal_touches_nothing()
      throws Exception {
    loadRecords(aSubmission(), aTrialRun());
    String course = value(COURSE);
    execute("update course_stats set updated_at = '2020-01-01'");
    loadRecords(aSubmission(), aTrialRun());
    assertThat(rows("select distinct updated_at < '2021-01-01' from course_stats"))
        .containsExactly("true");

    execute("update attempts set course_id = 'moved' where attempt_type = 'run'");
    loadRecords(aSubmission().with("is_correct", "0"));

    assertThat(rows("select course_id, attempts, trial_runs, correct from course_stats order by 1"))
        .containsExactly(" 2 1 0", course + " 1 0 0", "moved 1 1 0");
    execute("update attempts set course_id = 'gone' where course_id = 'moved'");
    loadRecords(aSubmission());
    assertThat(rows("select course_id, attempts, by_hour from course_stats order by 1"))
        .contains("moved 0 {}")
        .anyMatch(row -> row.startsWith("gone 1 {"));
  }

  @Test
  void in_another_zone_days_and_hours_are_others() throws Exception {
    api.then(
        Reply.json(
            array(
                aTrialRun().at("2023-05-30 12:00:00"), // Kolkata: 17:30
                aTrialRun().at("2023-05-30 18:45:00")))); // Kolkata: 00:15 of the 31st
    run(Map.of(), new Days(DAY.minusDays(1), DAY));

    api.then(Reply.json("[]"));
    run(Map.of("TIME_ZONE", "Asia/Kolkata"), Days.of(DAY));

    assertThat(
            rows(
                "select day, attempts, by_hour from course_stats where course_id = '' and attempts"
                    + " > 0 order by day"))
        .containsExactly("2023-05-30 1 {\"17\": 1}", "2023-05-31 1 {\"0\": 1}");
    assertThat(rows("select distinct time_zone from course_stats")).containsExactly("Asia/Kolkata");
  }

  @Test
  void what_a_learner_did_on_a_task_is_counted_by_day() throws Exception {
    loadRecords(
        aTrialRun().at("2023-05-31 08:00:00"),
        aSubmission().at("2023-05-31 09:00:00").with("is_correct", "null"),
        aSubmission().at("2023-05-31 10:00:00").with("is_correct", "0"),
        aSubmission().at("2023-05-31 11:00:00"));
    assertThat(rows("select day, attempts, graded, correct, first_correct from learner_stats"))
        .containsExactly("2023-05-31 4 2 1 false");
    String row = value("select ctid from learner_stats");
    loadRecords(aTrialRun().at("2023-05-31 08:00:00"));
    assertThat(value("select ctid from learner_stats")).as("nothing was written").isEqualTo(row);

    execute("update attempts set task_id = null where attempt_type = 'run'");
    loadRecords(aSubmission().at("2023-05-31 09:00:00"));
    assertThat(rows(OF_LEARNERS)).containsExactly("3 3 2 true", "1 0 0 false");

    execute("update attempts set task_id = (select max(task_id) from attempts)");
    loadRecords(aTrialRun().at("2023-05-31 08:00:00"));
    assertThat(rows(OF_LEARNERS)).containsExactly("4 3 2 true", "0 0 0 false");
  }

  @Test
  void a_course_key_that_no_index_could_hold_is_cut() throws Exception {
    String key = "course-v1:Uni+" + new BigInteger(40_000, new Random(1)).toString(36) + "+R1";
    String url =
        "https://lms.example/courses/%s/xblock/block-v1:Uni+PY+R1+type@lti+block@%s/handler"
            .formatted(key, "a".repeat(32));
    loadRecords(
        aTrialRun()
            .with("passback_params", "\"{'lis_outcome_service_url': '%s'}\"".formatted(url)));

    assertThat(value("select course_id from attempts")).isEqualTo(key);
    assertThat(rows("select course_id from course_stats order by 1"))
        .containsExactly("", key.substring(0, 255));
    assertThat(value("select course_id from learner_stats")).isEqualTo(key.substring(0, 255));
  }

  @Test
  void days_counted_before_the_table_was_there_come_out_the_same() throws Exception {
    api.then(
        Reply.json(
            array(
                aTrialRun().at("2023-05-29 21:30:00"), // Berlin: 23:30
                aSubmission().at("2023-05-29 22:15:00"), // Berlin: 00:15 of the 30th
                aSubmission().at("2023-05-30 10:00:00").with("is_correct", "null"),
                aTrialRun()
                    .at("2023-05-30 12:00:00")
                    .with("passback_params", "\"{'oauth_consumer_key': 'k'}\""))));
    run(Map.of("TIME_ZONE", "Europe/Berlin"), new Days(DAY.minusDays(2), DAY));
    List<String> counted = rows(ALL);
    List<String> lastTimes = rows(LAST_TIMES);
    List<String> ofLearners = rows(ALL_OF_LEARNERS);
    assertThat(counted).hasSize(5);
    assertThat(ofLearners).hasSize(3);

    execute("drop table course_stats, learner_stats");
    execute(Files.readString(Path.of("ddl/V011__course_stats.sql")));

    assertThat(rows(ALL)).isEqualTo(counted);
    assertThat(rows(LAST_TIMES)).isEqualTo(lastTimes);
    assertThat(rows(ALL_OF_LEARNERS)).isEqualTo(ofLearners);
  }
}
