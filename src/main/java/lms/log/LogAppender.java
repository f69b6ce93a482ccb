package lms.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Writes events to the day's file, and to standard error if asked. Never throws: it counts. */
final class LogAppender extends AbstractAppender {
  private final AtomicLong dropped = new AtomicLong();
  private final LogText text;
  private final DayFiles files;
  private final ZoneId zone;
  private final Clock clock;
  private final boolean frames;
  private final boolean console;

  /**
   * @param frames whether every exception is written with the place it came from
   * @param console whether lines go to standard error too
   */
  LogAppender(
      LogText text, DayFiles files, ZoneId zone, Clock clock, boolean frames, boolean console) {
    super("log", null, null, true, Property.EMPTY_ARRAY);
    this.text = text;
    this.files = files;
    this.zone = zone;
    this.clock = clock;
    this.frames = frames;
    this.console = console;
  }

  @Override
  public void append(LogEvent event) {
    try {
      write(event);
    } catch (IOException | RuntimeException e) {
      dropped.incrementAndGet();
    }
  }

  /** Lines that could not be written. */
  long dropped() {
    return dropped.get();
  }

  private void write(LogEvent event) throws IOException {
    Instant now = clock.instant();
    byte[] line =
        text.line(event.getLoggerName(), now, event.getLevel().name(), message(event))
            .getBytes(StandardCharsets.UTF_8);
    if (console) {
      System.err.write(line, 0, line.length); // bytes: UTF-8 under LANG=C too
      System.err.flush();
    }
    files.append(LocalDate.ofInstant(now, zone), line);
  }

  private String message(LogEvent event) {
    String message = String.valueOf(event.getMessage().getFormattedMessage());
    return event.getThrown() == null
        ? message
        : message + ": " + ThrownText.of(event.getThrown(), frames);
  }
}
