package lms.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks what Java cannot tell: whether standard error is a terminal, and how wide it is. */
final class TerminalWidth {
  private static final int USUAL = 80;
  private static final int LEAST = 20;
  private static final Pattern SIZE = Pattern.compile("\\d{1,9} (\\d{1,9})");

  private TerminalWidth() {}

  /** Its columns; empty if it is no terminal. */
  static OptionalInt ofStandardError() {
    ProcessBuilder ask = new ProcessBuilder("sh", "-c", "test -t 2 && stty size <&2 2>/dev/null");
    ask.redirectError(
        ProcessBuilder.Redirect.INHERIT); // what is asked about; nothing is said there
    try {
      Process asked = ask.start();
      asked.getOutputStream().close();
      String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return asked.onExit().join().exitValue() == 0
          ? OptionalInt.of(columns(answer))
          : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty(); // no shell, so no terminal of the kind a bar needs
    }
  }

  /**
   * @param size rows and columns; 0, or anything else, where the terminal does not know
   */
  static int columns(String size) {
    Matcher known = SIZE.matcher(size.strip());
    int columns = known.matches() ? Integer.parseInt(known.group(1)) : 0;
    return columns < LEAST ? USUAL : columns;
  }
}
