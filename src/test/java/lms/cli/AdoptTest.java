package lms.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import lms.support.TestDatabase;

/** Tables as scripts leave them, in {@code src/test/resources/adopt}. */
abstract class AdoptTest extends LoadCommandTest {
  static final String LOAD_RUN =
      """
      select trigger, status, "from", "to", received, inserted, unchanged, quarantined, outside, windows, days_done
      from lms.load_run
      """;
  static final String WINDOWS =
      """
      select start at time zone 'UTC', "end" at time zone 'UTC', received, inserted, unchanged, quarantined, outside
      from lms.load_window order by start
      """;
  static final String STATS =
      """
      select day, attempts, unique_users, correct_submissions, success_rate, trial_runs, submissions
      from lms.daily_stats order by day
      """;

  static final String COUNTED_ALSO =
      """
      select * from lms.daily_stats d
      full join (select * from lms.course_stats where course_id = '') s using (client, day)
      where (d.attempts, d.unique_users, d.correct_submissions, d.trial_runs, d.submissions, d.last_attempt_at)
        is distinct from (s.attempts, s.learners, s.correct, s.trial_runs, s.submissions, s.last_attempt_at)
      """;

  @Override
  DataSource fresh() throws SQLException {
    return TestDatabase.empty();
  }

  /** Has a script work for a while. */
  void script(String kind) throws IOException, SQLException {
    execute(Files.readString(Path.of("src/test/resources/adopt", kind + ".sql")));
  }

  /** All that stands in a table. */
  List<String> contents(String table) throws SQLException {
    return rows("select t from %s t order by t::text".formatted(table));
  }

  /** Our tables in a schema of their own, beside the script's. */
  void besideIt() {
    set("DB_SCHEMA", "lms");
  }

  /** What stands in the ledger, the attempts and the quarantine of schema lms. */
  List<String> stored() throws SQLException {
    return rows(
        """
        select (select count(*) from lms.attempts), (select count(*) from lms.quarantine),
               (select count(*) from lms.load_run), (select sum(times_seen) from lms.quarantine)
        """);
  }

  /** The line of a command's output that begins so, its blanks made one. */
  static String line(Ended ended, String beginning) {
    return ended
        .out()
        .lines()
        .filter(line -> line.startsWith(beginning))
        .findFirst()
        .map(line -> line.replaceAll(" +", " "))
        .orElse("no such line in " + ended.said());
  }
}
