package lms.dashboard;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Asks the database what a card wants to know, in a transaction that can only read. By JDBC, not
 * camel-sql: the statement is chosen by the request, its columns must be known where there is no
 * row, and zone and time limit hold for this transaction alone.
 */
public final class CardQuery {
  /** Rows of an answer at most. */
  static final int MOST_ROWS = 5_000;

  /** Cards that may be asked at once: the loader finds the other connections of the pool free. */
  public static final int AT_ONCE = 2;

  /** A card that takes longer is broken off, SQLSTATE 57014. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private static final String SESSION =
      """
      select set_config('TimeZone', ?, true), set_config('statement_timeout', ?, true),
             set_config('work_mem', '32MB', true), set_config('jit', 'off', true)
      """;

  private final DataSource database;
  private final String client;
  private final ZoneId zone;
  private final TaskNames tasks;
  private final Duration limit;
  private final Semaphore turn = new Semaphore(AT_ONCE, true);

  /**
   * @param client the university
   * @param zone what "a day" means
   * @param tasks names shown beside the ids of tasks
   */
  public CardQuery(DataSource database, String client, ZoneId zone, TaskNames tasks) {
    this(database, client, zone, tasks, LIMIT);
  }

  CardQuery(DataSource database, String client, ZoneId zone, TaskNames tasks, Duration limit) {
    this.database = database;
    this.client = client;
    this.zone = zone;
    this.tasks = tasks;
    this.limit = limit;
  }

  /**
   * @throws NoTurn if others had every turn for as long as the limit
   * @throws SQLException 57014 if it takes longer than the limit
   */
  public CardAnswer answer(CardRequest asked) throws SQLException, NoTurn, InterruptedException {
    if (!turn.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new NoTurn();
    }
    try (Connection connection = database.getConnection()) {
      return tasks.beside(read(connection, asked));
    } finally {
      turn.release();
    }
  }

  private CardAnswer read(Connection connection, CardRequest asked) throws SQLException {
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    try {
      prepare(connection);
      Optional<CardAnswer> before =
          asked.card().display() == Card.Display.NUMBER
              ? Optional.of(ask(connection, asked.before(), Optional.empty()))
              : Optional.empty();
      return ask(connection, asked, before);
    } finally {
      connection.rollback();
    }
  }

  private void prepare(Connection connection) throws SQLException {
    try (PreparedStatement session = connection.prepareStatement(SESSION)) {
      session.setString(1, zone.getId());
      session.setString(2, String.valueOf(limit.toMillis()));
      session.execute();
    }
  }

  private CardAnswer ask(Connection connection, CardRequest asked, Optional<CardAnswer> before)
      throws SQLException {
    Rendering rendering = Rendering.of(asked, client, zone);
    try (PreparedStatement statement = connection.prepareStatement(rendering.sql())) {
      statement.setMaxRows(MOST_ROWS + 1);
      for (int i = 0; i < rendering.parameters().size(); i++) {
        statement.setObject(i + 1, rendering.parameters().get(i));
      }
      List<List<Object>> rows = rows(statement.executeQuery(), asked.card().columns().size());
      boolean truncated = rows.size() > MOST_ROWS;
      return new CardAnswer(
          asked,
          asked.card().columns(),
          truncated ? rows.subList(0, MOST_ROWS) : rows,
          truncated,
          before);
    }
  }

  private static List<List<Object>> rows(ResultSet result, int columns) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    while (result.next()) {
      Object[] row = new Object[columns];
      for (int i = 0; i < columns; i++) {
        Object value = result.getObject(i + 1);
        row[i] = value instanceof Date day ? day.toLocalDate() : value;
      }
      rows.add(Arrays.asList(row));
    }
    return rows;
  }
}
