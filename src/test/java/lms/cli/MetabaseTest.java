package lms.cli;

import static lms.support.Records.aSubmission;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lms.bi.MetabaseStandIn;
import lms.bi.MetabaseStandIn.Call;
import lms.dashboard.Card;
import lms.dashboard.Cards;
import lms.support.Records;
import lms.support.Rows;
import lms.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * {@code bi provision} against a stand-in of Metabase, which executes the cards on a PostgreSQL
 * with a few attempts. It only reads there, so all tests have the same database.
 */
abstract class MetabaseTest extends CommandTest {
  static final LocalDate TODAY = LocalDate.parse("2023-06-01");
  static final long CARDS =
      Cards.shipped().all().stream()
          .filter(card -> card.shownBy().contains(Card.Viewer.METABASE))
          .count();

  private static PGSimpleDataSource loaded;

  PGSimpleDataSource database;
  MetabaseStandIn metabase;

  @BeforeEach
  void openMetabase() throws Exception {
    if (loaded == null) {
      PGSimpleDataSource empty = (PGSimpleDataSource) TestDatabase.lasting();
      use(empty);
      load();
      loaded = empty;
    }
    use(loaded);
    use(new MetabaseStandIn(TODAY));
    set("METABASE_USER", MetabaseStandIn.USER);
    set("METABASE_PASSWORD", MetabaseStandIn.PASSWORD);
  }

  @AfterEach
  void closeMetabase() {
    metabase.close();
  }

  void use(PGSimpleDataSource other) {
    database = other;
    set("DB_HOST", "127.0.0.1");
    set("DB_PORT", String.valueOf(TestDatabase.port()));
    set("DB_NAME", database.getDatabaseName());
    set("DB_USER", "postgres");
    set("DB_PASSWORD", "canary-of-the-database");
  }

  void use(MetabaseStandIn other) {
    metabase = other;
    set("METABASE_URL", metabase.url());
  }

  /** A day with something for every card: six learners, one of them stuck. */
  void load() {
    Stream<Records> solved = IntStream.range(1, 6).mapToObj(n -> submission(n, 9, 1));
    Stream<Records> failed = IntStream.range(10, 15).mapToObj(hour -> submission(6, hour, 0));
    answer(Stream.concat(solved, failed).toArray());
    assertThat(lms("run").status()).isZero();
  }

  private static Records submission(int learner, int hour, int correct) {
    return aSubmission()
        .with("lti_user_id", "\"%032d\"".formatted(learner))
        .with("is_correct", String.valueOf(correct))
        .at("2023-05-31 %02d:00:00.000001".formatted(hour));
  }

  Ended provision(String... more) {
    List<String> words = new ArrayList<>(List.of("bi", "provision"));
    words.addAll(List.of(more));
    return lms(words.toArray(String[]::new));
  }

  /** What changes anything in Metabase: a login and the execution of a card do not. */
  List<String> writes() {
    return metabase.calls().stream()
        .filter(call -> !call.method().equals("GET") && !call.path().equals("/api/session"))
        .filter(call -> !call.path().endsWith("/query"))
        .map(Call::line)
        .toList();
  }

  ObjectNode board() {
    return metabase.store().dashboards().values().iterator().next();
  }

  /** Changes the database behind the program's back. */
  void execute(String statement) throws SQLException {
    Rows.execute(database, statement);
  }
}
