package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The kinds of tables that scripts leave, taken over to the last row. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdoptCommandTest extends AdoptTest {
  @Test
  void without_yes_it_shows_what_it_would_do_and_changes_nothing() throws Exception {
    script("serial");
    besideIt();
    List<String> before = contents("public.attempts");

    Ended ended = lms("adopt");

    assertThat(ended.status()).isZero();
    assertThat(ended.out().lines())
        .containsExactly(
            "table    public.attempts: 63 rows, 2023-05-26 – 2023-05-30",
            "columns  user_id, oauth_consumer_key, lis_result_sourcedid, lis_outcome_service_url,"
                + " is_correct, attempt_type, created_at",
            "         times that say no zone are read as UTC (another one: --zone)",
            "rows     63 = to take 61 + duplicate 1 + already stored 0 + quarantined 1",
            "         1: attempt_type is not one of run, submit",
            "days     complete as far as can be seen, and marked so: 2023-05-27 – 2023-05-28",
            "         doubtful, so they stay missing and are read from the API: 2023-05-26,"
                + " 2023-05-29 – 2023-05-30",
            "nothing was changed; to do it, call the same with --yes");
    assertThat(contents("public.attempts")).isEqualTo(before);
    assertThat(rows("select nspname from pg_namespace where nspname = 'lms'")).isEmpty();
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void a_serial_table_is_taken_and_stays_as_it_was() throws Exception {
    script("serial");
    besideIt();
    List<String> before = contents("public.attempts");

    Ended ended = lms("adopt", "--yes");

    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(line(ended, "rows"))
        .isEqualTo("rows 63 = taken 61 + duplicate 1 + already stored 0 + quarantined 1");
    assertThat(ended.out()).endsWith("done as load run 1; public.attempts stays as it is\n");
    assertThat(contents("public.attempts")).isEqualTo(before);
    assertThat(
            rows(
                """
                select user_id, oauth_consumer_key, lis_result_sourcedid, lis_outcome_service_url, is_correct,
                       attempt_type, created_at at time zone 'UTC' as created_at
                from lms.attempts where user_id !~ 'f'
                except
                select user_id, oauth_consumer_key, lis_result_sourcedid, lis_outcome_service_url, is_correct,
                       attempt_type, created_at
                from public.attempts
                """))
        .isEmpty();
    assertThat(
            rows(
                """
                select client, course_id, task_id, is_correct, created_at at time zone 'UTC' from lms.attempts
                where created_at between '2023-05-28 10:30Z' and '2023-05-28 12:30Z' order by created_at
                """))
        .containsExactly(
            "Uni course-v1:Uni+PY+R1 " + "a".repeat(31) + "1 true 2023-05-28 10:30:00.000002",
            "Uni null null false 2023-05-28 12:00:00.0", // the last one of two counts
            "Uni course-v1:Uni+PY+R1 " + "a".repeat(31) + "0 null 2023-05-28 12:30:00.0");
    assertThat(rows(LOAD_RUN))
        .containsExactly("BACKFILL SUCCEEDED 2023-05-26 2023-05-30 63 61 1 1 0 3 2");
    assertThat(rows(WINDOWS))
        .containsExactly(
            "2023-05-26 00:00:00.0 2023-05-27 00:00:00.0 12 12 0 0 0",
            "2023-05-27 00:00:00.0 2023-05-29 00:00:00.0 26 25 1 0 0",
            "2023-05-29 00:00:00.0 2023-05-31 00:00:00.0 25 24 0 1 0");
    assertThat(rows(STATS))
        .containsExactly(
            "2023-05-26 12 3 3 50.00 6 6",
            "2023-05-27 12 3 3 50.00 6 6",
            "2023-05-28 13 4 3 42.86 6 7",
            "2023-05-29 12 3 3 50.00 6 6",
            "2023-05-30 12 3 3 50.00 6 6");
    assertThat(rows(COUNTED_ALSO)).as("days that the dashboard counts otherwise").isEmpty();
    assertThat(rows("select sum(attempts) from lms.learner_stats")).containsExactly("61");
    assertThat(lms("status").out())
        .contains("coverage   2023-05-26 to 2023-05-31: 2 of 6 days done, 4 missing\n");
  }

  @Test
  void a_second_time_nothing_is_new() throws Exception {
    script("serial");
    besideIt();
    lms("adopt", "--yes");
    List<String> once = stored();

    Ended again = lms("adopt", "--yes");

    assertThat(again.status()).isZero();
    assertThat(line(again, "rows"))
        .isEqualTo("rows 63 = taken 0 + duplicate 1 + already stored 61 + quarantined 1");
    assertThat(again.out())
        .endsWith("nothing is new, so nothing was taken; public.attempts stays as it is\n");
    assertThat(stored()).isEqualTo(once);
  }

  @Test
  void what_was_refused_is_replayed_once_it_is_allowed() throws Exception {
    script("serial");
    besideIt();
    lms("adopt", "--yes");
    set("ATTEMPT_TYPES", "run,submit,debug");

    Ended replay = lms("quarantine", "replay");

    assertThat(replay.out()).contains("received 1 = inserted 1");
    assertThat(
            rows(
                "select created_at at time zone 'UTC' from lms.attempts where attempt_type ="
                    + " 'debug'"))
        .containsExactly("2023-05-29 12:00:00.5");
  }

  @Test
  void a_data_frame_with_nan_and_every_row_twice_is_taken_once() throws Exception {
    script("frame");
    besideIt();
    List<String> before = contents("public.attempts");

    Ended ended = lms("adopt", "--yes");

    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(line(ended, "rows"))
        .isEqualTo("rows 123 = taken 60 + duplicate 60 + already stored 0 + quarantined 3");
    assertThat(ended.out())
        .contains(
            "         1: created_at is not like 2023-05-31 09:16:11.313646\n",
            "         1: is_correct is not 0, 1, true, false or null\n",
            "         1: lti_user_id is longer than 255 characters\n",
            "         1: lti_user_id is missing\n",
            "marked so: 2023-05-28 – 2023-05-29\n");
    assertThat(contents("public.attempts")).isEqualTo(before);
    assertThat(
            rows(
                """
                select attempt_type, is_correct, count(*), count(distinct created_at), min(course_id), min(task_id)
                from lms.attempts group by 1, 2 order by 1, 2
                """))
        .containsExactly(
            "run null 30 30 course-v1:Uni+PY+R1 " + "b".repeat(32),
            "submit false 15 15 course-v1:Uni+PY+R1 " + "b".repeat(32),
            "submit true 15 15 course-v1:Uni+PY+R1 " + "b".repeat(32));
    assertThat(rows("select sum(quarantined), sum(received) from lms.load_window"))
        .containsExactly("3 123");
    assertThat(lms("status").out()).contains(": 2 of 6 days done, 4 missing\n");
  }

  @Test
  void without_the_lti_ids_only_days_that_nobody_reads_again_are_taken() throws Exception {
    script("narrow");
    List<String> before = contents("analytics.attempts");
    besideIt();

    Ended ended = lms("adopt", "--yes");

    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(line(ended, "rows"))
        .isEqualTo(
            "rows 132 = taken 84 + duplicate 0 + already stored 0 + quarantined 0 + left to the API"
                + " 48");
    assertThat(ended.out())
        .contains(
            "columns  user_id = User_ID, is_correct, attempt_type, created_at\n",
            "         not taken: comment\n",
            "there is no lis_result_sourcedid",
            "marked so: 2023-05-21 – 2023-05-27\n");
    assertThat(contents("analytics.attempts")).isEqualTo(before);
    assertThat(rows("select count(*), min(created_at), count(course_id) from lms.attempts"))
        .containsExactly("84 2023-05-21 11:00:00.0 0"); // as the zone of this JVM shows 00:30 UTC
    assertThat(rows(LOAD_RUN))
        .containsExactly("BACKFILL SUCCEEDED 2023-05-20 2023-05-30 132 84 0 0 48 3 7");
    assertThat(rows("select min(day), max(day), sum(attempts) from lms.daily_stats"))
        .containsExactly("2023-05-21 2023-05-27 84");
    assertThat(lms("status").out()).contains(": 7 of 12 days done, 5 missing\n");
  }

  @Test
  void times_that_were_rounded_are_not_the_api_s_either() throws Exception {
    script("serial");
    execute("update public.attempts set created_at = date_trunc('second', created_at)");
    besideIt();

    Ended ended = lms("adopt", "--yes");

    assertThat(ended.out()).contains("no time has microseconds", "marked so: 2023-05-27\n");
    assertThat(line(ended, "rows"))
        .isEqualTo(
            "rows 63 = taken 12 + duplicate 1 + already stored 0 + quarantined 1 + left to the API"
                + " 49");
    assertThat(rows("select distinct (created_at at time zone 'UTC')::date from lms.attempts"))
        .hasSize(1);
  }

  @Test
  void everything_as_text_under_other_names_and_in_another_zone_is_mapped() throws Exception {
    script("words");
    besideIt();
    List<String> before = contents("public.grader_log");

    Ended ended =
        lms(
            "adopt",
            "--yes",
            "--table",
            "public.grader_log",
            "--zone",
            "Europe/Moscow",
            "--map",
            "created_at=When",
            "--map",
            "lis_result_sourcedid=sourcedid");

    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(line(ended, "rows"))
        .isEqualTo("rows 63 = taken 61 + duplicate 0 + already stored 0 + quarantined 2");
    assertThat(ended.out())
        .contains(
            "lis_result_sourcedid = sourcedid, is_correct, attempt_type, created_at = When\n",
            "         not taken: row_number\n",
            "         times that say no zone are read as Europe/Moscow",
            "         1: is_correct is set on a trial run\n",
            "marked so: 2023-05-26 – 2023-05-27, 2023-05-29\n");
    assertThat(contents("public.grader_log")).isEqualTo(before);
    assertThat(
            rows(
                "select is_correct, count(*), min(created_at) at time zone 'UTC' from lms.attempts"
                    + " group by 1 order by 1"))
        .containsExactly(
            "false 20 2023-05-25 21:30:00.0",
            "true 27 2023-05-25 23:30:00.000001",
            "null 14 2023-05-26 07:30:00.000005");
    assertThat(rows("select day, attempts from lms.daily_stats order by day"))
        .containsExactly(
            "2023-05-25 2",
            "2023-05-26 12",
            "2023-05-27 12",
            "2023-05-28 12",
            "2023-05-29 13",
            "2023-05-30 10");
    assertThat(
            rows(
                "select convert_from(raw, 'UTF8')::json ->> 'created_at', reasons from"
                    + " lms.quarantine order by 1"))
        .containsExactly(
            "2023-05-28 07:00:00.000000 {\"is_correct is not 0, 1, true, false or null (got"
                + " maybe)\"}",
            "yesterday {\"is_correct is set on a trial run (got true)\",\"created_at is not like"
                + " 2023-05-31 09:16:11.313646 (got yesterday)\"}");
  }

  @Test
  void a_table_in_the_place_of_ours_is_renamed_in_the_same_transaction() throws Exception {
    script("failures");
    List<String> before = contents("public.attempts");

    Ended ended = lms("adopt", "--yes", "--replace");

    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(line(ended, "rows"))
        .isEqualTo("rows 113 = taken 113 + duplicate 0 + already stored 0 + quarantined 0");
    assertThat(ended.out())
        .contains("marked so: 2023-05-22 – 2023-05-23, 2023-05-25 – 2023-05-29\n")
        .endsWith("done as load run 1; the table is called public.attempts_before_lms now\n");
    assertThat(contents("public.attempts_before_lms")).isEqualTo(before);
    assertThat(
            rows(
                """
                select attempt_type, is_correct, count(*), min(course_id), min(task_id)
                from public.attempts group by 1, 2 order by 1, 2
                """))
        .containsExactly(
            "run null 56 Uni/PY/R1 i4x-Uni-PY-lti-" + "d".repeat(32),
            "submit false 28 Uni/PY/R1 i4x-Uni-PY-lti-" + "d".repeat(32),
            "submit true 29 Uni/PY/R1 i4x-Uni-PY-lti-" + "d".repeat(32));
    assertThat(rows("select count(*) from public.by_day")).containsExactly("10");
    answer();
    assertThat(lms("run").status()).as("the schema is one that every command takes").isZero();
    assertThat(lms("status").out()).contains(": 8 of 11 days done, 3 missing\n");
  }

  @Test
  void attempts_that_came_from_the_api_already_stay_as_they_are() throws Exception {
    script("narrow");
    besideIt();
    lms("status"); // the tables
    execute(
        """
        insert into lms.attempts (client, user_id, attempt_type, created_at, is_correct, lis_result_sourcedid)
        values ('Uni', lpad('1', 32, '0'), 'run', '2023-05-22 00:30Z', null, 'from the API')
        """);

    Ended ended = lms("adopt", "--yes");

    assertThat(line(ended, "rows")).contains("taken 83 + duplicate 0 + already stored 1 +");
    assertThat(
            rows(
                "select lis_result_sourcedid from lms.attempts where created_at = '2023-05-22"
                    + " 00:30Z'"))
        .containsExactly("from the API");
  }

  @Test
  void it_speaks_russian_too() throws Exception {
    script("serial");
    besideIt();
    set("REPORT_LANGUAGE", "ru");

    assertThat(lms("adopt").out())
        .contains(
            "таблица  public.attempts: 63 строки",
            "строки   63 = взять 61 + повторы 1 + уже есть 0 + карантин 1",
            "ничего не изменено");
  }
}
