package lms.faults;

import lms.Lms;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/**
 * The product, dead as by kill -9 as soon as its log is to have a line, given by the property
 * {@code halts.at}: name, blank, beginning of the message.
 */
final class Halting {
  /** Its status, that of who is killed. */
  static final int STATUS = 128 + 9;

  /** Log4j itself holds it weakly. */
  private static final LoggerContext CONTEXT = (LoggerContext) LogManager.getContext(false);

  private Halting() {}

  /** As {@code ./lms}. */
  public static void main(String[] args) {
    Appender end = new End(System.getProperty("halts.at"));
    end.start();
    // The product sets its log up when it begins, and silences it when it ends.
    CONTEXT.addPropertyChangeListener(
        change -> CONTEXT.getConfiguration().getRootLogger().addAppender(end, null, null));
    Lms.main(args);
  }

  private static final class End extends AbstractAppender {
    private final String line;

    End(String line) {
      super("end", null, null, true, Property.EMPTY_ARRAY);
      this.line = line;
    }

    @Override
    public void append(LogEvent event) {
      String said = event.getLoggerName() + " " + event.getMessage().getFormattedMessage();
      if (said.startsWith(line)) {
        Runtime.getRuntime().halt(STATUS);
      }
    }
  }
}
