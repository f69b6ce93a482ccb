package lms.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import lms.settings.Problem;
import lms.settings.Scrubber;
import lms.settings.Setting;
import lms.settings.Settings;
import lms.settings.SettingsProblems;
import lms.texts.Texts;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * The log of this process, from {@link #start} to {@link #close}: {@code LOG_DIR/YYYY-MM-DD.log},
 * lines {@code name | YYYY-MM-DD HH:MM:SS | LEVEL | message}, times and file names in {@code
 * TIME_ZONE}. A line that cannot be written is counted and never fails who wrote it.
 */
public final class LogSetup implements AutoCloseable {
  /** Log4j itself holds it weakly: memory cleaned up too early would end the log unheard. */
  private static LoggerContext held;

  private final LogAppender appender;
  private final DayFiles dayFiles;

  private LogSetup(LogAppender appender, DayFiles dayFiles) {
    this.appender = appender;
    this.dayFiles = dayFiles;
  }

  /**
   * Starts logging; what was set up before is replaced.
   *
   * @param clock of the times written
   * @param console whether lines go to standard error too
   * @throws SettingsProblems if {@code LOG_DIR} cannot be written
   */
  public static LogSetup start(Settings settings, Scrubber scrubber, Clock clock, boolean console) {
    Settings.Files files = settings.files();
    ZoneId zone = settings.calendar().zone();
    Level level = Level.valueOf(files.logLevel());
    boolean detailed = level.isLessSpecificThan(Level.DEBUG);
    DayFiles dayFiles = new DayFiles(files.logDir(), files.logDays());
    create(dayFiles, settings, LocalDate.now(clock.withZone(zone)));
    LogAppender appender =
        new LogAppender(new LogText(zone, scrubber), dayFiles, zone, clock, detailed, console);
    appender.start();
    use(LogConfiguration.to(appender, level));
    JulHandler.install(detailed);
    return new LogSetup(appender, dayFiles);
  }

  /** Lines that could not be written, because the disk was full for example. */
  public long dropped() {
    return appender.dropped();
  }

  /** Ends logging: what is said after this is lost. */
  @Override
  public void close() {
    use(LogConfiguration.silent());
    try {
      dayFiles.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the log file cannot be closed", e);
    }
  }

  private static void create(DayFiles dayFiles, Settings settings, LocalDate today) {
    try {
      dayFiles.append(today, new byte[0]);
    } catch (IOException e) {
      Texts texts = new Texts(settings.language());
      String problem =
          texts.get(
              "settings.folder.unwritable",
              settings.files().logDir(),
              e.getClass().getSimpleName());
      throw new SettingsProblems(
          texts, List.of(new Problem(Setting.LOG_DIR.name(), problem, Setting.LOG_DIR.example())));
    }
  }

  private static synchronized void use(Configuration configuration) {
    held = Configurator.initialize(configuration);
    if (held.getConfiguration() != configuration) { // logging had begun before
      held.reconfigure(configuration);
    }
  }
}
