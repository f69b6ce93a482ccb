package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lms.Lms;
import lms.database.Database;
import lms.database.DatabaseProblem;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.settings.Secret;
import lms.settings.Settings;
import lms.support.Reply;
import lms.support.Rows;
import lms.support.Tools;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * PostgreSQL's processes are killed while a window is being stored; the load run goes on by itself.
 */
@Timeout(180)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerFaultsTest extends OwnServerTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"QUIT, the server", "KILL, the server", "INT, the server", "KILL, our session"})
  @Survives({"F2", "F4", "F5", "F8"})
  void a_server_that_goes_while_a_window_is_stored_is_waited_for(String signal, String whom)
      throws Exception {
    try (Lms lms = start(Map.of("API_RETRIES", "6"))) {
      CompletableFuture<RunSummary> running = half(lms);
      if (whom.equals("the server")) {
        kill(signal, postmaster());
        startAgain();
      } else {
        kill(signal, session());
      }
      whole();

      assertThat(running.get(120, TimeUnit.SECONDS).status()).isEqualTo(Status.SUCCEEDED);
    }
    assertThat(api.requests()).hasSizeGreaterThan(1);
    assertNothingLostNothingDoubled();
  }

  private String session() throws SQLException {
    return Rows.of(
            pool.pool(),
            "select pid from pg_stat_activity where application_name like 'lms load run %'")
        .get(0);
  }

  /** It lets nobody in any more, and waits for those who are. */
  @Test
  @Survives("F8")
  void a_server_that_is_told_to_stop_when_all_have_left_has_the_load_run_first() throws Exception {
    try (Lms lms = start(Map.of("API_RETRIES", "1"))) {
      CompletableFuture<RunSummary> running = half(lms);
      kill("TERM", postmaster());
      await(() -> !letsIn());
      whole();

      assertThat(running.get(120, TimeUnit.SECONDS).status()).isEqualTo(Status.SUCCEEDED);
    }
    assertThat(api.requests()).hasSize(1);
    pool.close();
    await(() -> !Files.exists(data.resolve("postgres/data/postmaster.pid")));
    server.close();
    open();
    assertNothingLostNothingDoubled();
  }

  private boolean letsIn() {
    try {
      connect(server.address()).close();
      return true;
    } catch (DatabaseProblem e) {
      assertThat(e).hasMessageContaining("is starting up or shutting down");
      return false;
    }
  }

  /** As a standby that had not got everything when it took over. */
  @Test
  @FaultsLong
  @Survives("F22")
  void a_server_that_lacks_the_last_commits_is_given_them_again() throws Exception {
    Path behind = folder.resolve("behind");
    Path files = data.resolve("postgres");
    close();
    Tools.call("cp", "-a", files.toString(), behind.toString());
    open();
    api.then(Reply.json(REPLY));
    assertThat(makeUp().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(Rows.of(pool.pool(), "select status from load_run")).containsExactly("SUCCEEDED");
    close();
    Tools.call("mv", files.toString(), folder.resolve("lost").toString());
    Tools.call("mv", behind.toString(), files.toString());
    open();

    assertThat(Rows.of(pool.pool(), "select id from load_run")).isEmpty();
    assertThat(makeUp().status()).isEqualTo(Status.SUCCEEDED);

    assertThat(api.requests()).hasSize(2);
    assertNothingLostNothingDoubled();
  }

  /** What the service does each minute. */
  private RunSummary makeUp() {
    try (Lms lms = start(Map.of("CATCH_UP_FROM", DAY.toString()))) {
      return lms.ask("make-up", "", RunSummary.class);
    }
  }

  @Test
  @Survives("F24")
  void a_wrong_password_is_said_at_once_and_not_shown() {
    Settings.Server right = server.address();
    Settings.Server wrong =
        new Settings.Server(
            right.host(), right.port(), right.name(), right.user(), new Secret("canary word"));
    long begun = System.nanoTime();

    assertThatThrownBy(() -> connect(wrong))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("DB_PASSWORD")
        .hasMessageNotContaining("canary")
        .hasMessageNotContaining(right.password().value());
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  @Survives("J9")
  void a_password_of_any_characters_opens() throws Exception {
    String password = "p&ss%25 w+rd#@'\\ пароль";
    Rows.execute(
        pool.pool(), "create role odd login password '%s'".formatted(password.replace("'", "''")));
    Settings.Server address = server.address();
    Settings.Server odd =
        new Settings.Server(
            address.host(), address.port(), address.name(), "odd", new Secret(password));

    try (Database opened = connect(odd)) {
      assertThat(Rows.of(opened.pool(), "select current_user")).containsExactly("odd");
    }
  }
}
