package lms.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A real PostgreSQL, one server for all tests of the JVM, one database for each that asks. Its zone
 * is not UTC, so that nothing passes by accident.
 */
public final class TestDatabase {
  private static final String ZONE = "Asia/Kathmandu";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static EmbeddedPostgres server;

  private TestDatabase() {}

  /** A fresh database with the shipped schema. */
  public static DataSource withSchema() throws SQLException {
    DataSource database = new InZone(empty());
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (Path file : ddl()) {
        statement.execute(Files.readString(file));
      }
    } catch (IOException e) {
      throw new SQLException("ddl/ cannot be read", e);
    }
    return database;
  }

  /** A fresh database with nothing in it. */
  public static DataSource empty() throws SQLException {
    String name = "test" + NUMBER.incrementAndGet();
    try (Connection connection = server().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return server().getDatabase("postgres", name);
  }

  /** The driver announces the JVM's zone when it connects: ours has to be said after that. */
  private static final class InZone extends DelegatingDataSource {
    InZone(DataSource database) {
      super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      connection.createStatement().execute("set time zone '" + ZONE + "'");
      return connection;
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
