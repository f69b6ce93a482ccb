package lms.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lms.ledger.Failure;
import lms.plan.Backfill;
import lms.plan.BackfillPlan;
import lms.plan.Pace;
import lms.texts.Texts;
import lms.window.DaySet;

/** A backfill's plan, and what is left of it, as lines for the terminal. */
final class BackfillText {
  private final BackfillPlan plan;
  private final Texts texts;
  private final Roughly roughly;

  BackfillText(BackfillPlan plan, Texts texts) {
    this.plan = plan;
    this.texts = texts;
    this.roughly = new Roughly(texts);
  }

  /** What there is to do. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(asked());
    lines.add(
        plan.days().map(this::toLoad).orElseGet(() -> texts.get("terminal.backfill.nothing")));
    plan.holders().forEach(holder -> lines.add(inTheWay(holder)));
    return lines;
  }

  private String asked() {
    DaySet days = DaySet.of(plan.asked().days());
    return texts.get(
        "terminal.backfill", DaysText.of(days, texts), DaysText.counted(days, texts), complete());
  }

  private String complete() {
    if (plan.complete() == 0) {
      return texts.get("terminal.backfill.none");
    }
    return texts.get("terminal.backfill." + (readsAgain() ? "again" : "left-out"), plan.complete());
  }

  private boolean readsAgain() {
    return plan.asked().only() == Backfill.Only.ALL;
  }

  private String toLoad(DaySet days) {
    return texts.get(
        "terminal.backfill.load",
        DaysText.counted(days, texts),
        texts.count("terminal.backfill.requests", plan.requests()),
        plan.records().isPresent()
            ? texts.get("terminal.backfill.records", roughly.number(plan.records().getAsLong()))
            : texts.get("terminal.backfill.records.unknown"),
        plan.pace()
            .map(pace -> time(plan.seconds().getAsLong(), pace))
            .orElseGet(() -> texts.get("terminal.backfill.time.unknown")));
  }

  private String time(long seconds, Pace pace) {
    String speed =
        pace.secondsARecord() == 0
            ? ""
            : texts.get("terminal.backfill.speed", roughly.number(1 / pace.secondsARecord()));
    return texts.get(
        pace.requests() == 1 ? "terminal.backfill.time" : "terminal.backfill.time.each",
        roughly.time(seconds),
        pace.requests(),
        pace.secondsARequest(),
        speed);
  }

  private String inTheWay(BackfillPlan.Holder holder) {
    return texts.get(
        "terminal.backfill.holder",
        String.valueOf(holder.loadRunId()),
        texts.get("terminal.trigger." + holder.trigger()),
        holder.name(),
        DaysText.of(holder.days(), texts));
  }

  /** How much of the plan is stored, if the load run did not come to its end. */
  Optional<String> unfinished(Pipeline.Result result) {
    if (result.reached().isEmpty()) {
      return Optional.empty();
    }
    return result
        .summary()
        .failure()
        .map(
            failure ->
                texts.get(
                    "terminal.backfill.stored",
                    texts.get("terminal.backfill." + word(failure.kind())),
                    result.reached().get().daysDone(),
                    plan.days().orElseThrow().count(),
                    texts.get("terminal.backfill.next" + (readsAgain() ? ".again" : ""))));
  }

  private static String word(Failure.Kind kind) {
    return switch (kind) {
      case STOPPED -> "interrupted";
      case CANCELLED -> "cancelled";
      default -> "stopped";
    };
  }
}
