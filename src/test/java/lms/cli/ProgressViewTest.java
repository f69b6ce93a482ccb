package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import lms.ledger.Receipt;
import lms.ledger.RunProgress;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A load run of 326 days, as a person sees it go on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgressViewTest {
  private static final Texts TEXTS = new Texts(Language.EN);

  private final StringWriter err = new StringWriter();
  private final Terminal terminal =
      Terminal.of(new CommandLine(CommandSpec.create()).setErr(new PrintWriter(err)), TEXTS);

  @Test
  void lines_come_with_each_window_and_every_ten_seconds() {
    try (ProgressView lines = new ProgressAsLines(terminal)) {
      lines.show(moment("extract", 0, 0, 0, 1, null));
      lines.show(moment("extract", 0, 0, 0, 9.9, null));
      lines.show(moment("extract", 0, 0, 0, 10, null));
      lines.show(moment("store", 5_000, 0, 0, 11, null));
      lines.show(moment("store", 15_000, 1, 31, 12, 114L));
      lines.show(moment("window", 15_000, 1, 31, 13, 113L));
      lines.show(moment("window", 15_000, 1, 31, 22, 104L));
      lines.show(moment("close", 163_000, 11, 326, 126, 0L));
    }

    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            """
            0 of 326 days: 0 records, time left not known yet, asking the API, 0 records/s
            31 of 326 days: 15,000 records, about 2 minutes left, 1,250 records/s, 3 in quarantine
            31 of 326 days: 15,000 records, about 2 minutes left, asking the API, 681 records/s, 3 in quarantine
            326 of 326 days: 163,000 records, 1,293 records/s, 3 in quarantine
            """);
  }

  @ParameterizedTest(name = "{0} columns: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          120 | about 2 minutes left, asking the API, 375 records/s, 3 in quarantine
          80  | about 2 minutes left, asking the API
          60  | asking the API
          """)
  void a_bar_overwrites_itself_within_the_terminal_and_has_no_colour(int columns, String said) {
    try (ProgressView bar = new ProgressAsBar(terminal, 326, columns)) {
      bar.show(moment("extract", 15_000, 2, 62, 40, 100L));
    }
    terminal.say("the next line");

    String[] lines = err.toString().split("\n");
    String[] bars = lines[0].split("\r");
    assertThat(lines).hasSize(2).endsWith("the next line");
    assertThat(bars[bars.length - 1])
        .matches(" +19% \\[=+>? +\\]  62/326 days \\(0:00:0\\d\\) " + said);
    assertThat(bars).allMatch(line -> line.length() < columns);
    assertThat(err.toString()).doesNotContain("\u001b");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          24 120\\n | 120
          24 80    | 80
          0 0      | 80
          24       | 80
          24 wide  | 80
          24 -120  | 80
          ''       | 80
          """)
  void a_terminal_that_does_not_know_its_width_has_80_columns(String size, int columns) {
    assertThat(TerminalWidth.columns(size.replace("\\n", "\n"))).isEqualTo(columns);
  }

  @Test
  void where_standard_error_is_no_terminal_it_has_no_width() {
    assertThat(TerminalWidth.ofStandardError()).isEmpty();
  }

  @Test
  void after_the_display_is_closed_nothing_is_shown_that_was_looked_up_before() throws Exception {
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    AtomicReference<Thread> looks = new AtomicReference<>();
    List<RunProgress.Moment> shown = new ArrayList<>();
    ProgressWatch watch =
        ProgressWatch.start(
            () -> {
              looks.set(Thread.currentThread());
              looking.countDown();
              awaitWhateverInterrupts(closed);
              return Optional.of(moment("extract", 0, 0, 0, 1, null));
            },
            shown::add);
    looking.await();
    watch.close();
    closed.countDown();
    looks.get().join(60_000);

    assertThat(looks.get().isAlive()).isFalse();
    assertThat(shown).isEmpty();
  }

  @ParameterizedTest(name = "{0} s: {1}")
  @CsvSource({
    "0, about 1 second",
    "89, about 89 seconds",
    "90, about 2 minutes",
    "5369, about 89 minutes",
    "5370, about 1 h 30 min",
    "360000, about 100 h 0 min"
  })
  void time_is_told_roughly(long seconds, String said) {
    assertThat(new Roughly(TEXTS).time(seconds)).isEqualTo(said);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0      | about 0
          7.4    | about 7
          999    | about 999
          163427 | about 163,000
          9995   | about 10,000
          """)
  void numbers_are_told_roughly(double number, String said) {
    assertThat(new Roughly(TEXTS).number(number)).isEqualTo(said);
  }

  private static void awaitWhateverInterrupts(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // closing the watch interrupts it; what it looks up may take no notice
      }
    }
  }

  private static RunProgress.Moment moment(
      String stage, long received, int windows, int days, double seconds, Long left) {
    long quarantined = windows == 0 ? 0 : 3;
    Receipt receipt = new Receipt(received, received - quarantined, 0, 0, quarantined, 0);
    return new RunProgress.Moment(stage, receipt, windows, 326, days, seconds, left, 12);
  }
}
