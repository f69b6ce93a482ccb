package lms.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** Asks what Java cannot tell: whether standard error is a terminal, and how wide it is. */
final class TerminalWidth {
  private static final int USUAL = 80;
  private static final int LEAST = 20;

  private TerminalWidth() {}

  /** Its columns; empty if it is no terminal. */
  static OptionalInt ofStandardError() {
    ProcessBuilder ask = new ProcessBuilder("sh", "-c", "test -t 2 && stty size <&2");
    ask.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process asked = ask.start();
      asked.getOutputStream().close();
      String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return asked.onExit().join().exitValue() == 0 ? columns(answer) : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty(); // no shell, so no terminal of the kind a bar needs
    }
  }

  /**
   * @param size rows and columns; 0 where the terminal does not know
   */
  static OptionalInt columns(String size) {
    int columns = Integer.parseInt(size.strip().split(" ")[1]);
    return OptionalInt.of(columns < LEAST ? USUAL : columns);
  }
}
