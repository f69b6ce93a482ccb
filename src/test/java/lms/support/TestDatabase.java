package lms.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lms.database.Schema;
import lms.database.SchemaProblem;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL, one server for all tests of the JVM, one database for each that asks. Its zone
 * is not UTC, so that nothing passes by accident.
 */
public final class TestDatabase {
  private static final String ZONE = "Asia/Kathmandu";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Deque<List<String>> MADE = new ArrayDeque<>(List.of(new ArrayList<>()));
  private static final Map<String, HikariDataSource> POOLS = new HashMap<>();
  private static EmbeddedPostgres server;
  private static String shipped;
  private static String prepared;

  private TestDatabase() {}

  /** A fresh database with the shipped schema, its connections pooled as the product's are. */
  public static synchronized DataSource withSchema() throws SQLException {
    PGSimpleDataSource made = made("template " + shipped(), MADE.peek());
    HikariConfig config = new HikariConfig();
    config.setDataSource(made);
    config.setMaximumPoolSize(20);
    config.setMinimumIdle(0);
    // The driver announces the JVM's zone when it connects: ours has to be said after that.
    config.setConnectionInitSql("set time zone '" + ZONE + "'");
    HikariDataSource pool = new HikariDataSource(config);
    POOLS.put(made.getDatabaseName(), pool);
    return pool;
  }

  /** From now on there are only sessions that began after this. */
  public static void newSessions(DataSource database) throws SQLException {
    database.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
  }

  /** A fresh database with the tables as the product leaves them after its first command. */
  public static synchronized DataSource prepared() throws SQLException {
    if (prepared == null) {
      administer("create database prepared");
      try {
        DataSource empty = server().getDatabase("postgres", "prepared");
        new Schema(empty, "public", Path.of("target")).prepare();
      } catch (SchemaProblem e) {
        throw new SQLException("the product makes no tables in an empty database", e);
      }
      prepared = "prepared";
    }
    return made("template " + prepared, MADE.peek());
  }

  /** A fresh database with nothing in it. */
  public static DataSource empty() throws SQLException {
    return made("", MADE.peek());
  }

  /** The same, for many tests: it stays until the JVM ends. */
  public static DataSource lasting() throws SQLException {
    return made("", MADE.peekLast());
  }

  /** What is made from now on is removed by {@link #leave}. */
  static synchronized void enter() {
    MADE.push(new ArrayList<>());
  }

  /** Removes the databases of a test that is over: hundreds of them would fill the disk. */
  static synchronized void leave() {
    for (String name : MADE.pop()) {
      if (POOLS.containsKey(name)) {
        POOLS.remove(name).close();
      }
      try {
        administer("drop database %s with (force)".formatted(name));
      } catch (SQLException e) {
        throw new IllegalStateException("the database of a test cannot be removed", e);
      }
    }
  }

  private static synchronized PGSimpleDataSource made(String how, List<String> list)
      throws SQLException {
    String name = "test" + NUMBER.incrementAndGet();
    administer("create database %s %s".formatted(name, how));
    list.add(name);
    return (PGSimpleDataSource) server().getDatabase("postgres", name);
  }

  private static synchronized String shipped() throws SQLException {
    if (shipped == null) {
      administer("create database shipped");
      try (Connection connection = server().getDatabase("postgres", "shipped").getConnection();
          Statement statement = connection.createStatement()) {
        for (Path file : ddl()) {
          statement.execute(Files.readString(file));
        }
      } catch (IOException e) {
        throw new SQLException("ddl/ cannot be read", e);
      }
      shipped = "shipped";
    }
    return shipped;
  }

  private static void administer(String statement) throws SQLException {
    try (Connection connection = server().getPostgresDatabase().getConnection();
        Statement said = connection.createStatement()) {
      said.execute(statement);
    }
  }

  /** The port of the server; superuser {@code postgres}, no password. */
  public static int port() {
    return server().getPort();
  }

  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server = EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new IllegalStateException("the embedded PostgreSQL does not start", e);
      }
    }
    return server;
  }

  private static List<Path> ddl() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("ddl"))) {
      return files.sorted().toList();
    }
  }
}
