package lms.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import lms.window.Days;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that say which days are meant; both ends inclusive, in {@code TIME_ZONE}. */
class DayRange {
  /** Ten years, as for the REST trigger. */
  private static final int LONGEST = 3_660;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--from", paramLabel = "D", description = "first day of a range, YYYY-MM-DD")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "D", description = "last day of a range, inclusive")
  private LocalDate to;

  /**
   * The day that a person has written.
   *
   * @throws TypeConversionException saying how one is written
   */
  static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'%s' is not a day like 2023-05-31".formatted(text));
    }
  }

  /**
   * The days meant.
   *
   * @throws ParameterException if they contradict each other or lie in the future
   */
  final Days days(Clock clock, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    Days days = asked(today);
    if (days.count() > LONGEST) {
      throw wrong("%s are more than %,d days; ask for fewer".formatted(days, LONGEST));
    }
    if (days.to().isAfter(today)) {
      throw wrong("%s has not begun in %s; today is %s".formatted(days.to(), zone, today));
    }
    return days;
  }

  /** Checks what needs no zone. */
  Days asked(LocalDate today) {
    if (from == null || to == null) {
      throw wrong("--from and --to belong together: give both, for one day that day twice");
    }
    if (from.isAfter(to)) {
      throw wrong("--from %s is after --to %s; give the earlier day first".formatted(from, to));
    }
    return new Days(from, to);
  }

  /** Whether either end is given. */
  final boolean isGiven() {
    return from != null || to != null;
  }

  final ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
