package lms.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import lms.ledger.Progress;
import picocli.CommandLine;

/**
 * What a person sees: results on standard output, everything on the way there on standard error.
 */
final class Terminal implements Progress {
  private static final long EVERY_NANOS = 1_000_000_000L;

  private final PrintWriter out;
  private final PrintWriter err;
  private final UnaryOperator<String> scrub;
  private final boolean overwrite = System.console() != null;
  private long shown = System.nanoTime();
  private boolean lineOpen;

  private Terminal(PrintWriter out, PrintWriter err, UnaryOperator<String> scrub) {
    this.out = out;
    this.err = err;
    this.scrub = scrub;
  }

  /**
   * @param scrub takes every secret out of a text
   */
  static Terminal of(CommandLine command, UnaryOperator<String> scrub) {
    return new Terminal(command.getOut(), command.getErr(), scrub);
  }

  /** A line of the result. */
  synchronized void show(List<String> lines) {
    endLine();
    lines.stream().map(scrub).forEach(out::println);
    out.flush();
  }

  /** A line about what is going on. */
  synchronized void say(String line) {
    endLine();
    err.println(scrub.apply(line));
    err.flush();
  }

  /** At most one line a second; where a person watches, each overwrites the one before. */
  @Override
  public synchronized void stored(long records, long quarantined) {
    long now = System.nanoTime();
    if (now - shown < EVERY_NANOS) {
      return;
    }
    shown = now;
    String line =
        String.format(
            Locale.ROOT, "loading: %,d records, %,d of them quarantined", records, quarantined);
    if (overwrite) {
      overwrite(line);
    } else {
      say(line);
    }
  }

  /** A line about what is going on that the next one overwrites; for those who watch. */
  synchronized void overwrite(String line) {
    err.print("\r" + scrub.apply(line));
    err.flush();
    lineOpen = true;
  }

  private void endLine() {
    if (lineOpen) {
      err.println();
      lineOpen = false;
    }
  }
}
