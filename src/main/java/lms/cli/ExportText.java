package lms.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import lms.ledger.DailyStats;
import lms.texts.Texts;
import lms.window.DaySet;
import lms.window.Days;

/**
 * What an export says on the terminal.
 *
 * @param days asked for
 */
record ExportText(Texts texts, Days days) {
  String written(List<DailyStats> table, Path file) {
    return texts.get("export.written", days(table), file);
  }

  String printed(List<DailyStats> table) {
    return texts.get("export.printed", days(table));
  }

  private String days(List<DailyStats> table) {
    return texts.count("format.days", table.size());
  }

  /** The days asked for that have no numbers, and how to load them; empty if all have. */
  Optional<String> missing(List<DailyStats> table) {
    Set<LocalDate> there = new HashSet<>();
    table.forEach(day -> there.add(day.day()));
    List<LocalDate> missing = days.list().stream().filter(Predicate.not(there::contains)).toList();
    return missing.isEmpty() ? Optional.empty() : Optional.of(missing(DaySet.of(missing)));
  }

  private String missing(DaySet missing) {
    return texts.get("export.missing", texts.isoDays(missing), load(missing.span()));
  }

  String empty() {
    return texts.get("export.empty", texts.isoDays(DaySet.of(days)), load(days));
  }

  /** Reads only the days of the range that are missing. */
  private static String load(Days days) {
    return "./lms backfill --from %s --to %s".formatted(days.from(), days.to());
  }

  String notWritten(Exception why) {
    return texts.get("export.failed", why.getClass().getSimpleName(), why.getMessage());
  }
}
