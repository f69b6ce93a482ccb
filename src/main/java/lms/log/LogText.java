package lms.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import lms.settings.Scrubber;

/**
 * One event as one line, {@code name | YYYY-MM-DD HH:MM:SS | LEVEL | message}: without secrets,
 * without anything a terminal or an editor would obey, and of bounded length.
 */
final class LogText {
  /** Characters of a message; what is longer hides the lines around it. */
  static final int LONGEST = 8_000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** Controls (C0, C1), formats (bidi, zero width), line separators, halves of characters. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private final ZoneId zone;
  private final Scrubber scrubber;

  /**
   * @param zone of the times written
   */
  LogText(ZoneId zone, Scrubber scrubber) {
    this.zone = zone;
    this.scrubber = scrubber;
  }

  /**
   * The line, with its line break.
   *
   * @param logger its last segment is the name: routes are called by their id, classes without
   *     package
   */
  String line(String logger, Instant time, String level, String message) {
    String name = logger.substring(logger.lastIndexOf('.') + 1);
    return "%s | %s | %s | %s\n"
        .formatted(safe(name), TIME.format(time.atZone(zone)), level, safe(message));
  }

  /** Scrubbed before it is cut: half a secret would not be known as one. */
  private String safe(String text) {
    String scrubbed = scrubber.scrub(text);
    String oneLine = UNSAFE.matcher(scrubbed).replaceAll(unsafe -> escaped(unsafe.group()));
    int more = oneLine.length() - LONGEST;
    return more <= 0 ? oneLine : oneLine.substring(0, LONGEST) + "… (" + more + " more)";
  }

  private static String escaped(String unsafe) {
    return switch (unsafe) {
      case "\n" -> "\\\\n";
      case "\r" -> "\\\\r";
      case "\t" -> "\\\\t";
      default -> unsafe.chars().mapToObj("\\\\u%04x"::formatted).reduce("", String::concat);
    };
  }
}
