package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lms.support.Rows;

/** What holds after whatever has happened, once a load run has ended without a fault. */
final class Invariants {
  /** Every column of an attempt that is not the product's own, nothing as {@code ∅}. */
  static final String ATTEMPTS =
      """
      select concat_ws('|', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), user_id, attempt_type,
        coalesce(is_correct::text, '∅'), coalesce(course_id, '∅'), coalesce(task_id, '∅'),
        coalesce(oauth_consumer_key, '∅'), coalesce(lis_result_sourcedid, '∅'), coalesce(lis_outcome_service_url, '∅'))
      from attempts
      """;

  private static final String STATS =
      "select day, attempts, unique_users, correct_submissions, success_rate, trial_runs, submissions from daily_stats";

  private static final Pattern SUCCESS = Pattern.compile("load-run-(\\d+)-(SUCCEEDED|WARNING)");

  private final DataSource database;
  private final Toll toll;

  private Invariants(DataSource database, Toll toll) {
    this.database = database;
    this.toll = toll;
  }

  /** After a fault: what it has cost counts. */
  static Invariants of(DataSource database) {
    return new Invariants(database, Toll.OF_ALL);
  }

  /** Where somebody has spoilt the database to see whether it is noticed. */
  static Invariants ofSpoilt(DataSource database) {
    return new Invariants(database, new Toll());
  }

  /** The attempts are those of the oracle, each once, in every column; and so are the numbers. */
  Invariants storedExactly(Oracle.Expected expected) throws SQLException {
    List<String> stored = rows(ATTEMPTS);
    toll.compare(stored, expected.attempts());
    assertThat(stored).containsExactlyInAnyOrderElementsOf(expected.attempts());
    assertThat(rows(STATS)).containsExactly(expected.stats());
    return this;
  }

  /** Nothing of any window, and no numbers. */
  Invariants storedNothing() throws SQLException {
    assertThat(rows(ATTEMPTS)).isEmpty();
    assertThat(rows("select raw from quarantine")).isEmpty();
    assertThat(rows(STATS)).isEmpty();
    assertThat(rows("select id from load_window where status = 'SUCCEEDED'")).isEmpty();
    return this;
  }

  /** Every receipt adds up, every load run is its windows' sum, and no window is counted twice. */
  Invariants ledgerAddsUp() throws SQLException {
    String sum = "received <> inserted + changed + unchanged + quarantined + outside";
    assertThat(rows("select * from load_window where " + sum)).isEmpty();
    assertThat(
            rows(
                """
                select r.id from load_run r
                left join load_window w on w.load_run_id = r.id and w.status = 'SUCCEEDED'
                where r.finished_at is not null and r.error ->> 'message' is distinct from 'process ended'
                group by r.id
                having (r.received, r.inserted, r.changed) is distinct from
                  (coalesce(sum(w.received), 0), coalesce(sum(w.inserted), 0), coalesce(sum(w.changed), 0))
                """))
        .isEmpty();
    assertThat(
            rows(
                """
                select load_run_id from load_window where status = 'SUCCEEDED'
                group by load_run_id, start, "end" having count(*) > 1
                """))
        .isEmpty();
    assertThat(rows("select sum(inserted) from load_window where status = 'SUCCEEDED'"))
        .isEqualTo(
            rows(
                "select case when exists (select from load_window where status = 'SUCCEEDED') then count(*) end from attempts"));
    return this;
  }

  /** Every load run has ended, and its status is what its windows say. */
  Invariants everyEndIsTrue() throws SQLException {
    assertThat(rows("select id, status from load_run where finished_at is null")).isEmpty();
    assertThat(
            rows(
                """
                select r.id from load_run r
                where r.status in ('SUCCEEDED', 'WARNING')
                  and not exists (select from load_window w where w.load_run_id = r.id and w.status = 'SUCCEEDED')
                """))
        .isEmpty();
    return this;
  }

  /** Mails that tell of a success which the ledger knows nothing of. */
  List<String> falseSuccessMails(Path outbox) throws SQLException, IOException {
    List<String> successes =
        rows("select id || ' ' || status from load_run where status in ('SUCCEEDED', 'WARNING')");
    if (!Files.exists(outbox)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(outbox)) {
      List<String> told =
          files
              .map(file -> file.getFileName().toString())
              .flatMap(name -> SUCCESS.matcher(name).results())
              .map(Invariants::run)
              .toList();
      List<String> untrue = told.stream().filter(run -> !successes.contains(run)).toList();
      toll.told(told.size(), untrue.size());
      return untrue;
    }
  }

  private static String run(MatchResult mail) {
    return mail.group(1) + " " + mail.group(2);
  }

  private List<String> rows(String query) throws SQLException {
    return Rows.of(database, query);
  }
}
