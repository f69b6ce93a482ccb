package lms.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.UnaryOperator;
import lms.ledger.Progress;
import lms.settings.Scrubber;
import lms.settings.Settings;
import lms.texts.Sentence;
import lms.texts.Texts;
import picocli.CommandLine;

/**
 * What a person sees: results on standard output, everything on the way there on standard error.
 */
final class Terminal implements Progress {
  private static final long EVERY_NANOS = 1_000_000_000L;

  private final PrintWriter out;
  private final PrintWriter err;
  private final UnaryOperator<String> scrub;
  private final Texts texts;
  private Boolean watched;
  private long shown = System.nanoTime();
  private boolean lineOpen;

  private Terminal(CommandLine command, UnaryOperator<String> scrub, Texts texts) {
    this.out = command.getOut();
    this.err = command.getErr();
    this.scrub = scrub;
    this.texts = texts;
  }

  /** In {@code REPORT_LANGUAGE}; no line shows a secret of the settings. */
  static Terminal of(CommandLine command, Settings settings) {
    return new Terminal(command, Scrubber.of(settings)::scrub, new Texts(settings.language()));
  }

  /** For a command that knows no secrets. */
  static Terminal of(CommandLine command, Texts texts) {
    return new Terminal(command, line -> line, texts);
  }

  /** The language people read here. */
  Texts texts() {
    return texts;
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

  /** A text about what is going on. */
  void tell(String key, Object... arguments) {
    say(texts.get(key, arguments));
  }

  /** The same, from where nobody knows the language. */
  void tell(Sentence sentence) {
    say(sentence.in(texts));
  }

  /** At most one line a second; where a person watches, each overwrites the one before. */
  @Override
  public synchronized void stored(long records, long quarantined) {
    long now = System.nanoTime();
    if (now - shown < EVERY_NANOS) {
      return;
    }
    shown = now;
    String line = texts.get("terminal.loading", records, quarantined);
    if (isWatched()) {
      overwrite(line);
    } else {
      say(line);
    }
  }

  /**
   * Whether standard error is a terminal; asked once, and only where there is something to show.
   */
  private boolean isWatched() {
    if (watched == null) {
      watched = TerminalWidth.ofStandardError().isPresent();
    }
    return watched;
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
