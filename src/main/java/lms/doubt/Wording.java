package lms.doubt;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Puts a doubt into a sentence: the day, what it has, what is usual, what to do. */
final class Wording {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private Wording() {}

  static String of(Doubt doubt, LoadedDay day, Usual usual) {
    return switch (doubt) {
      case NO_ATTEMPTS, FEW_ATTEMPTS ->
          number(day, usual) + "; the day may be incomplete at the API: " + askAndLoad(day);
      case MANY_ATTEMPTS ->
          number(day, usual)
              + "; unless an exam or a new course explains it, ask those who run the grader";
      case ENDS_EARLY ->
          end(day, usual) + "; the rest of the day may be missing at the API: " + askAndLoad(day);
    };
  }

  private static String number(LoadedDay day, Usual usual) {
    return "%s, where %s have about %s (median of %d)"
        .formatted(
            attempts(day), weekdays(day), grouped(Math.round(usual.attempts())), usual.days());
  }

  private static String end(LoadedDay day, Usual usual) {
    return "%s, the last one %s before the day's end, where %s have it %s before (median of %d)"
        .formatted(
            attempts(day),
            time(day.gap().orElseThrow()),
            weekdays(day),
            time(usual.gap().orElseThrow()),
            usual.days());
  }

  private static String attempts(LoadedDay day) {
    String number = day.attempts() == 0 ? "no" : grouped(day.attempts());
    String noun = day.attempts() == 1 ? "attempt" : "attempts";
    return "%s: %s %s".formatted(DAY.format(day.day()), number, noun);
  }

  private static String askAndLoad(LoadedDay day) {
    return "ask those who run the grader, then ./lms run --day " + day.day();
  }

  private static String weekdays(LoadedDay day) {
    return day.day().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s";
  }

  private static String grouped(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  private static String time(Duration gap) {
    return gap.toHours() == 0
        ? gap.toMinutes() + " min"
        : "%d h %d min".formatted(gap.toHours(), gap.toMinutesPart());
  }
}
