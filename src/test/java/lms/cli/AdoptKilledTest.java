package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A process that dies while it adopts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdoptKilledTest extends AdoptTest {
  private static final String WAITING =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query ~ 'adopt_row'
      """;

  @Test
  void killed_in_the_middle_it_leaves_everything_as_it_was_and_the_next_one_does_it_all()
      throws Exception {
    script("failures");
    List<String> before = contents("public.attempts");
    // With a query of its own that waits, the script's table keeps the adoption in its middle.
    execute(
        """
        create table public.gate ();
        create function public.slowly(i integer) returns integer language sql volatile
          as 'select count(*)::integer * 0 + $1 from public.gate';
        create view public.slow as
          select id, user_id, lis_result_sourcedid, public.slowly(is_correct) as is_correct, attempt_type, created_at
          from public.attempts
        """);
    besideIt();
    Path said = Files.createDirectory(folder.resolve("said"));
    try (Connection holder = database.getConnection();
        Statement hold = holder.createStatement();
        LmsProcess adopt =
            LmsProcess.start(folder, all(), said, "adopt", "--yes", "--table", "slow")) {
      holder.setAutoCommit(false);
      hold.execute("lock table public.gate");
      adopt.awaitSaid("reading the table");
      awaitWaiting();
      adopt.kill();
      holder.rollback();
    }

    assertThat(contents("public.attempts")).isEqualTo(before);
    assertThat(rows("select nspname from pg_namespace where nspname = 'lms'")).isEmpty();
    Ended next = lms("adopt", "--yes", "--table", "slow");
    assertThat(next.status()).as(next.said()).isZero();
    assertThat(line(next, "rows")).contains("113 = taken 113 +");
  }

  private Map<String, String> all() {
    return new HashMap<>(environment);
  }

  /** Returns when the process is in the middle of its transaction; asks for a minute at most. */
  private void awaitWaiting() throws SQLException {
    long until = System.nanoTime() + 60_000_000_000L;
    while (rows(WAITING).get(0).equals("0")) {
      assertThat(System.nanoTime()).as("it never got so far").isLessThan(until);
    }
  }
}
