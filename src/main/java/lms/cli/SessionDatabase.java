package lms.cli;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import lms.database.Database;
import lms.database.DatabaseProblem;
import lms.database.LazyDatabase;
import lms.database.Schema;
import lms.database.SchemaProblem;
import lms.settings.Settings;

/**
 * The database of a session: one that cannot be reached is said, and is no reason to stop.
 *
 * @param opened told what must be closed at the end
 */
record SessionDatabase(Settings settings, Terminal terminal, Consumer<AutoCloseable> opened) {
  /** For a service, which may start before its database. */
  DataSource patient() throws SchemaProblem, SQLException {
    LazyDatabase database =
        new LazyDatabase(
            settings.database(), settings.files().dataDir(), terminal.texts(), terminal::tell);
    opened.accept(database);
    try {
      database.open();
    } catch (SchemaProblem e) {
      throw e;
    } catch (DatabaseProblem e) {
      terminal.tell(e.sentence());
      terminal.tell("terminal.database.later");
    }
    return database;
  }

  /** For a command: there now, or not at all. */
  DataSource now() throws SchemaProblem, SQLException {
    Path dataDir = settings.files().dataDir();
    try {
      Database database = Database.open(settings.database(), dataDir, terminal::tell);
      opened.accept(database);
      new Schema(database.pool(), settings.database().schema(), dataDir).prepare();
      return database.pool();
    } catch (SchemaProblem e) {
      throw e;
    } catch (DatabaseProblem e) {
      terminal.tell(e.sentence());
      return new AwayDatabase(e.sentence().in(terminal.texts()), e);
    }
  }

  /** For a command that looks for itself at what is there: our tables may be missing. */
  DataSource asItIs() {
    try {
      Database database =
          Database.open(settings.database(), settings.files().dataDir(), terminal::tell);
      opened.accept(database);
      return database.pool();
    } catch (DatabaseProblem e) {
      terminal.tell(e.sentence());
      return new AwayDatabase(e.sentence().in(terminal.texts()), e);
    }
  }
}
