package lms.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import lms.support.TestDatabase;
import lms.texts.Language;
import lms.texts.Texts;
import lms.window.Days;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The bounds within which a card is asked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CardQueryTest {
  private static final Texts ENGLISH = new Texts(Language.EN);

  private static final String HEAD =
      """
      -- title en: T
      -- title ru: T
      -- help en : H
      -- help ru : H
      -- display : table
      -- place   : tiles 1
      -- shown by: page
      -- date    : course_stats s.day
      -- column  : value | text | V | V
      """;

  private DataSource database;

  @BeforeEach
  void create() throws SQLException {
    database = TestDatabase.withSchema();
  }

  @Test
  void it_sees_days_in_the_zone_of_the_pipeline_and_can_change_nothing() throws Exception {
    assertThat(ask("select current_setting('TimeZone') as value").rows().toString())
        .isEqualTo("[[Europe/Moscow]]");
    assertThatThrownBy(
            () -> ask("select set_config('x.y', nextval('load_run_id_seq')::text, true) as value"))
        .hasMessageContaining("read-only transaction");
  }

  @Test
  void more_rows_than_there_may_be_are_cut_and_it_is_said() throws Exception {
    CardAnswer most = ask("select n::text as value from generate_series(1, 5000) n");
    CardAnswer more = ask("select n::text as value from generate_series(1, 5001) n");

    assertThat(most.rows()).hasSize(5_000);
    assertThat(most.truncated()).isFalse();
    assertThat(more.rows()).hasSize(5_000).isEqualTo(most.rows());
    assertThat(more.truncated()).isTrue();
  }

  @Test
  void what_takes_too_long_is_broken_off_and_lets_others_have_its_turn() throws Exception {
    CardQuery query = query(database, Duration.ofMillis(300));
    for (int i = 0; i <= CardQuery.AT_ONCE; i++) {
      assertThatThrownBy(() -> query.answer(request("select pg_sleep(20)::text as value")))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
    }
    assertThat(query.answer(request("select 'free' as value")).rows()).hasSize(1);
  }

  @Test
  void no_more_are_asked_at_once_than_leave_connections_to_the_loader() throws Exception {
    CountDownLatch asked = new CountDownLatch(CardQuery.AT_ONCE);
    CountDownLatch go = new CountDownLatch(1);
    DataSource slow =
        new DelegatingDataSource(database) {
          @Override
          public Connection getConnection() throws SQLException {
            asked.countDown();
            await(go);
            return super.getConnection();
          }
        };
    CardQuery query = query(slow, Duration.ofMillis(300));
    CardRequest request = request("select 'free' as value");
    // Java's own pool has a single thread on two processors, from 25 on.
    Executor each = task -> new Thread(task).start();
    CompletableFuture<?>[] others = new CompletableFuture<?>[CardQuery.AT_ONCE];
    for (int i = 0; i < others.length; i++) {
      others[i] =
          CompletableFuture.runAsync(
              () -> assertThatCode(() -> query.answer(request)).doesNotThrowAnyException(), each);
    }
    await(asked);

    assertThatThrownBy(() -> query.answer(request)).isInstanceOf(NoTurn.class);
    go.countDown();
    CompletableFuture.allOf(others).join();
    assertThat(query.answer(request).rows()).hasSize(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CardAnswer ask(String sql) throws Exception {
    return query(database, CardQuery.LIMIT).answer(request(sql));
  }

  private static CardQuery query(DataSource from, Duration limit) {
    TaskNames none = TaskNames.of(Optional.empty(), ENGLISH);
    return new CardQuery(from, "Uni", ZoneId.of("Europe/Moscow"), none, limit);
  }

  private static CardRequest request(String sql) {
    String limited =
        "select value from (%s) t where not exists (select from course_stats s where {{date}})"
            .formatted(sql);
    Card card = CardFile.parse("card", HEAD + limited);
    Days day = Days.of(LocalDate.parse("2023-05-31"));
    return new CardRequest(card, day, Optional.empty(), Language.EN);
  }
}
