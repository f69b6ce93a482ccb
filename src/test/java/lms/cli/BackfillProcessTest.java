package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lms.faults.Survives;
import lms.support.GraderStandIn;
import lms.support.Reply;
import lms.support.Rows;
import lms.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A backfill in a process of its own, ended by Ctrl-C or a kill, and called again. */
@Tag("processes")
@Timeout(180)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BackfillProcessTest {
  private static final LocalDate SILENT_BEFORE = LocalDate.parse("2023-04-05");

  @TempDir private Path folder;

  private PGSimpleDataSource database;
  private GraderStandIn api;
  private volatile boolean silent = true;

  @BeforeEach
  void open() throws Exception {
    database = (PGSimpleDataSource) TestDatabase.empty();
    api = new GraderStandIn().answering(this::answer);
  }

  @AfterEach
  void close() throws IOException {
    api.close();
  }

  @ParameterizedTest(name = "SIG{0}")
  @CsvSource({"INT, 2", "HUP, 1"})
  @Survives("I5")
  void interrupted_it_says_what_is_stored_and_the_same_command_asks_for_nothing_twice(
      String signal, int number) throws Exception {
    assumeFalse(LmsProcess.isDeafTo(number), "who started the tests ignores SIG" + signal);
    try (LmsProcess first = backfill()) {
      first.awaitSaid("2 of 6 days: 6 records, ");

      first.signal(signal);

      CommandTest.Ended ended = first.await(30);
      assertThat(ended.status()).isEqualTo(128 + number);
      assertThat(ended.out())
          .endsWith(
              "interrupted: 2 of 6 days are stored; the same command goes on with the rest\n");
      assertThat(ended.said()).doesNotContain("defect", "Shutdown in progress");
    }
    assertThat(stored()).containsExactly("2023-04-05 3", "2023-04-06 3");
    assertThat(rows("select status, days_done from load_run")).containsExactly("FAILED 2");
    itGoesOnWithTheRest();
  }

  @Test
  void killed_it_leaves_whole_windows_and_the_same_command_asks_for_nothing_twice()
      throws Exception {
    try (LmsProcess first = backfill()) {
      first.awaitSaid("2 of 6 days: 6 records, ");

      first.kill();
    }
    assertThat(stored()).containsExactly("2023-04-05 3", "2023-04-06 3");
    Rows.execute(database, "update load_run set lease_until = now() where finished_at is null");
    itGoesOnWithTheRest();
  }

  private void itGoesOnWithTheRest() throws Exception {
    int before = api.requests().size();
    silent = false;
    try (LmsProcess second = backfill()) {
      CommandTest.Ended ended = second.await();
      assertThat(ended.status()).isZero();
      assertThat(ended.err())
          .contains("6 days, 2 complete already and left out", "to load: 4 days in 2 requests");
      assertThat(ended.out()).contains("received 12 = inserted 12 + ").doesNotContain("stored;");
    }
    assertThat(api.requests().subList(before, api.requests().size()))
        .flatExtracting(History::days)
        .containsExactlyInAnyOrderElementsOf(
            LocalDate.parse("2023-04-01").datesUntil(SILENT_BEFORE).toList());
    assertThat(stored()).hasSize(6).allMatch(day -> day.endsWith(" 3"));
  }

  private LmsProcess backfill() throws IOException {
    Map<String, String> environment =
        Map.of(
            "API_URL", api.address().toString(),
            "API_CLIENT", "Uni",
            "API_CLIENT_KEY", "key",
            "WINDOW_DAYS", "2",
            "DB_HOST", "127.0.0.1",
            "DB_PORT", String.valueOf(TestDatabase.port()),
            "DB_NAME", database.getDatabaseName(),
            "DB_USER", "postgres",
            "DB_PASSWORD", "any");
    return LmsProcess.start(
        folder, environment, folder, "backfill", "--from", "2023-04-01", "--to", "2023-04-06");
  }

  /** The first window's records; of the others none, as long as the API is silent. */
  private Reply answer(GraderStandIn.Request request) {
    boolean answers = !silent || !History.days(request).get(0).isBefore(SILENT_BEFORE);
    return answers ? History.reply(request, 3) : Reply.silence();
  }

  private List<String> stored() throws SQLException {
    return rows(
        "select (created_at at time zone 'UTC')::date, count(*) from attempts group by 1 order by 1");
  }

  private List<String> rows(String query) throws SQLException {
    return Rows.of(database, query);
  }
}
