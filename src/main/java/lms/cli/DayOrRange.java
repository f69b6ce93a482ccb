package lms.cli;

import java.time.LocalDate;
import lms.window.Days;
import picocli.CommandLine.Option;

/** The same for a command that can do with one day, or none: then it is yesterday. */
final class DayOrRange extends DayRange {
  @Option(names = "--day", paramLabel = "D")
  private LocalDate day;

  @Override
  Days asked(LocalDate today) {
    if (day != null && isGiven()) {
      throw wrong("terminal.usage.both");
    }
    return isGiven() ? super.asked(today) : Days.of(day != null ? day : today.minusDays(1));
  }
}
