package lms.cli;

import java.util.Locale;
import java.util.OptionalInt;

/** How a command shows how far its load run is. */
enum ProgressKind {
  /** A bar where standard error is a terminal, lines elsewhere. */
  AUTO,
  /** A line now and then, without control characters. */
  PLAIN,
  /** Not at all. */
  NONE;

  /**
   * @param days how many there are to do
   */
  ProgressView view(Terminal terminal, int days) {
    OptionalInt width = this == AUTO ? TerminalWidth.ofStandardError() : OptionalInt.empty();
    if (this == NONE) {
      return moment -> {};
    }
    return width.isPresent()
        ? new ProgressAsBar(terminal, days, width.getAsInt())
        : new ProgressAsLines(terminal);
  }

  /** As a person writes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
