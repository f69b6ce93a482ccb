package lms.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lms.ledger.Failure;
import lms.plan.Backfill;
import lms.plan.BackfillPlan;
import lms.plan.Pace;
import lms.window.DaySet;

/** A backfill's plan, and what is left of it, as lines for the terminal. */
final class BackfillText {
  private BackfillText() {}

  static List<String> plan(BackfillPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("backfill " + asked(plan));
    lines.add(plan.days().map(days -> toLoad(days, plan)).orElse("nothing to load"));
    plan.holders()
        .forEach(
            holder ->
                lines.add(
                    "in the way: load run %d (%s, %s) holds %s"
                        .formatted(
                            holder.loadRunId(), holder.trigger(), holder.name(), holder.days())));
    return lines;
  }

  private static String asked(BackfillPlan plan) {
    return "%s: %s, %s"
        .formatted(
            plan.asked().days(),
            Roughly.counted(plan.asked().days().count(), "day"),
            plan.complete() == 0 ? "none complete yet" : complete(plan));
  }

  private static String complete(BackfillPlan plan) {
    return String.format(
        Locale.ROOT,
        "%,d complete already and %s",
        plan.complete(),
        readsAgain(plan) ? "read again" : "left out (--only all reads them again)");
  }

  private static boolean readsAgain(BackfillPlan plan) {
    return plan.asked().only() == Backfill.Only.ALL;
  }

  private static String toLoad(DaySet days, BackfillPlan plan) {
    return "to load: %s in %s; %s, %s"
        .formatted(
            Roughly.counted(days.count(), "day"),
            Roughly.counted(plan.requests(), "request"),
            plan.records().isPresent()
                ? Roughly.number(plan.records().getAsLong()) + " records"
                : "number of records not known yet",
            plan.pace()
                .map(pace -> time(plan.seconds().getAsLong(), pace))
                .orElse("time not known yet (a request usually takes about 30 seconds)"));
  }

  private static String time(long seconds, Pace pace) {
    String each = pace.requests() == 1 ? "" : " each";
    String requests = pace.requests() == 1 ? "request" : pace.requests() + " requests";
    String speed =
        pace.secondsARecord() == 0
            ? ""
            : ", %s records/s".formatted(Roughly.number(1 / pace.secondsARecord()));
    return String.format(
        Locale.ROOT,
        "%s (from the last %s: %.1f s%s%s)",
        Roughly.time(seconds),
        requests,
        pace.secondsARequest(),
        each,
        speed);
  }

  /** How much of the plan is stored, if the load run did not come to its end. */
  static Optional<String> unfinished(Pipeline.Result result, BackfillPlan plan) {
    if (result.reached().isEmpty()) {
      return Optional.empty();
    }
    String next =
        readsAgain(plan)
            ? "the same command reads all of them again"
            : "the same command goes on with the rest";
    return result
        .summary()
        .failure()
        .map(
            failure ->
                String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d days are stored; %s",
                    word(failure.kind()),
                    result.reached().get().daysDone(),
                    plan.days().orElseThrow().count(),
                    next));
  }

  private static String word(Failure.Kind kind) {
    return switch (kind) {
      case STOPPED -> "interrupted";
      case CANCELLED -> "cancelled";
      default -> "stopped";
    };
  }
}
