package lms.log;

import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.LoggerConfig;

/** Log4j set up by code: no file to find and parse, no plugins to look up. */
final class LogConfiguration extends AbstractConfiguration {
  /** Everything that is not ours: at INFO our own lines say it better. */
  private static final List<String> LIBRARIES =
      List.of("com", "io", "jakarta", "java", "javax", "org", "sun");

  /** These write replies, rows and headers at DEBUG: students' data, which no log may hold. */
  private static final List<String> SEE_DATA =
      List.of(
          "org.apache.hc",
          "org.springframework",
          "org.apache.camel.component.sql",
          "com.google.api");

  /** It warns at each start of a setting that is meant so. */
  private static final String WARNS_IN_VAIN =
      "org.apache.camel.main.DefaultConfigurationConfigurer";

  private final Level level;
  private final List<Appender> appenders;

  /** The log: what is said goes to the appender. */
  static LogConfiguration to(Appender appender, Level level) {
    return new LogConfiguration(level, List.of(appender));
  }

  /** No log: what is said goes nowhere, and not to the terminal, where nobody scrubs it. */
  static LogConfiguration silent() {
    return new LogConfiguration(Level.OFF, List.of());
  }

  private LogConfiguration(Level level, List<Appender> appenders) {
    super(null, ConfigurationSource.NULL_SOURCE);
    this.level = level;
    this.appenders = appenders;
    // Log4j's own hook would end the log before the service has said how it stopped.
    this.isShutdownHookEnabled = false;
  }

  /** Only what is needed: looking for plugins takes longer than all the rest. */
  @Override
  public void initialize() {
    doConfigure();
    setState(State.INITIALIZED);
  }

  @Override
  protected void doConfigure() {
    getRootLogger().setLevel(level);
    for (Appender appender : appenders) {
      addAppender(appender);
      getRootLogger().addAppender(appender, null, null);
    }
    SEE_DATA.forEach(this::quieten);
    addLogger(WARNS_IN_VAIN, new LoggerConfig(WARNS_IN_VAIN, Level.ERROR, true));
    if (level == Level.INFO) {
      LIBRARIES.forEach(this::quieten);
    }
  }

  private void quieten(String name) {
    Level quiet = level.isMoreSpecificThan(Level.WARN) ? level : Level.WARN;
    addLogger(name, new LoggerConfig(name, quiet, true));
  }
}
