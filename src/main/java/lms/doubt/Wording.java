package lms.doubt;

import java.time.Duration;
import lms.texts.Texts;

/** Puts a doubt into a sentence: the day, what it has, what is usual, what to do. */
final class Wording {
  private final Texts texts;

  Wording(Texts texts) {
    this.texts = texts;
  }

  String of(Doubt doubt, LoadedDay day, Usual usual) {
    return switch (doubt) {
      case NO_ATTEMPTS, FEW_ATTEMPTS -> number("problem.doubt.few", day, usual);
      case MANY_ATTEMPTS -> number("problem.doubt.many", day, usual);
      case ENDS_EARLY -> end(day, usual);
    };
  }

  private String number(String key, LoadedDay day, Usual usual) {
    return texts.get(
        key, attempts(day), weekdays(day), Math.round(usual.attempts()), usual.days(), load(day));
  }

  private String end(LoadedDay day, Usual usual) {
    return texts.get(
        "problem.doubt.ends-early",
        attempts(day),
        weekdays(day),
        time(day.gap().orElseThrow()),
        time(usual.gap().orElseThrow()),
        usual.days(),
        load(day));
  }

  private String attempts(LoadedDay day) {
    String attempts =
        day.attempts() == 0
            ? texts.get("problem.doubt.no-attempts")
            : texts.count("problem.doubt.attempts", day.attempts());
    return texts.get("problem.doubt.day", texts.date(day.day()), attempts);
  }

  private static String load(LoadedDay day) {
    return "./lms run --day " + day.day();
  }

  /** In the form that the sentences need. */
  private String weekdays(LoadedDay day) {
    return texts.get("problem.doubt.weekdays").split(" ")[day.day().getDayOfWeek().ordinal()];
  }

  private String time(Duration gap) {
    return gap.toHours() == 0
        ? texts.get("problem.doubt.minutes", gap.toMinutes())
        : texts.get("format.duration.hours", gap.toHours(), gap.toMinutesPart());
  }
}
