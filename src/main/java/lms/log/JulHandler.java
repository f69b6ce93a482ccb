package lms.log;

import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.logging.log4j.Level;

/**
 * Brings what libraries say through java.util.logging (mail, Google, the PostgreSQL driver) into
 * the log: by itself it would go to standard error, secrets and all.
 */
final class JulHandler extends Handler {
  private final SimpleFormatter formatter = new SimpleFormatter();

  /** Makes this the only way out of java.util.logging. */
  static void install(boolean detailed) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(detailed ? java.util.logging.Level.INFO : java.util.logging.Level.WARNING);
    root.addHandler(new JulHandler());
  }

  @Override
  public void publish(LogRecord record) {
    String name = String.valueOf(record.getLoggerName());
    org.apache.logging.log4j.LogManager.getLogger(name)
        .atLevel(level(record))
        .withThrowable(record.getThrown())
        .log(formatter.formatMessage(record));
  }

  private static Level level(LogRecord record) {
    int value = record.getLevel().intValue();
    if (value >= java.util.logging.Level.SEVERE.intValue()) {
      return Level.ERROR;
    }
    return value >= java.util.logging.Level.WARNING.intValue() ? Level.WARN : Level.INFO;
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    // the log closes itself
  }
}
