package lms.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import lms.texts.Sentence;
import lms.window.Days;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that say which days are meant; both ends inclusive, in {@code TIME_ZONE}. */
class DayRange {
  /** Ten years, as for the REST trigger. */
  private static final int LONGEST = 3_660;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--from", paramLabel = "D")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "D")
  private LocalDate to;

  /**
   * The day that a person has written.
   *
   * @throws TypeConversionException if it is none; {@link UsageErrors} says how one is written
   */
  static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(text);
    }
  }

  /**
   * The days meant.
   *
   * @throws WrongUsage if they contradict each other or lie in the future
   */
  final Days days(Clock clock, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    Days days = asked(today);
    if (days.count() > LONGEST) {
      throw wrong("terminal.usage.too-many", words(days), LONGEST);
    }
    if (days.to().isAfter(today)) {
      throw wrong("terminal.usage.future", days.to(), zone, today);
    }
    return days;
  }

  /** Checks what needs no zone. */
  Days asked(LocalDate today) {
    if (from == null || to == null) {
      throw wrong("terminal.usage.half");
    }
    if (from.isAfter(to)) {
      throw wrong("terminal.usage.reversed", from, to);
    }
    return new Days(from, to);
  }

  /** Whether either end is given. */
  final boolean isGiven() {
    return from != null || to != null;
  }

  private static Object words(Days days) {
    return Sentence.of("terminal.days", days.from(), days.to());
  }

  final WrongUsage wrong(String key, Object... arguments) {
    return new WrongUsage(command.commandLine(), key, arguments);
  }
}
