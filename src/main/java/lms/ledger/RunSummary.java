package lms.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.window.DaySet;

/**
 * What a load run did, folded from its windows; feeds the sheet, the mail and the terminal.
 *
 * @param loadRunId its number in the ledger, 0 if it never got one
 * @param days the days wanted; not the lookback
 * @param receipt the windows' receipts added up
 * @param reasons quarantined records by reason ({@code field problem}), most frequent first
 * @param absent attempts stored earlier that the replies lack; they stay stored
 * @param unknownKeys keys of records that are none of the five, with how often they came
 * @param changes days whose numbers were known before and are different now, oldest first
 * @param warnings what needs a look, in plain words; not empty = status WARNING
 * @param failure what ended it, or empty
 * @param startedAt when it claimed its days
 * @param duration from then to the end of the last window, whatever the clock did meanwhile
 */
public record RunSummary(
    long loadRunId,
    Trigger trigger,
    DaySet days,
    Status status,
    Receipt receipt,
    Map<String, Long> reasons,
    long absent,
    Map<String, Long> unknownKeys,
    List<DayChange> changes,
    List<String> warnings,
    Optional<Failure> failure,
    Instant startedAt,
    Duration duration) {

  /** A load run that has done nothing yet. */
  public static RunSummary begun(long loadRunId, RunRequest request, Instant startedAt) {
    return new RunSummary(
        loadRunId,
        request.trigger(),
        request.days(),
        Status.SUCCEEDED,
        Receipt.ZERO,
        Map.of(),
        0,
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        startedAt,
        Duration.ZERO);
  }

  /**
   * This summary and one more window.
   *
   * @param took since the load run began
   */
  public RunSummary plus(WindowOutcome window, Duration took) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(window.warnings());
    Optional<Failure> ended = failure.or(window::failure);
    return new RunSummary(
        loadRunId,
        trigger,
        days,
        status(ended, all),
        receipt.plus(window.receipt()),
        sum(reasons, window.reasons()),
        absent + window.absent(),
        sum(unknownKeys, window.unknownKeys()),
        DayChange.merged(changes, window.changes()),
        all,
        ended,
        startedAt,
        took);
  }

  /** This summary with one more thing that needs a look. */
  public RunSummary warned(String warning) {
    List<String> all = new ArrayList<>(warnings);
    all.add(warning);
    return ending(failure, all, duration);
  }

  /** This summary, ended early. */
  public RunSummary failed(Failure why) {
    return ending(Optional.of(why), warnings, duration);
  }

  /**
   * Whether no mail is sent and no sheet written: the process is ending and has no time for it, or
   * another load run does the work of schedule and catch-up.
   */
  public boolean isSilent() {
    boolean asked = trigger != Trigger.SCHEDULE && trigger != Trigger.CATCH_UP;
    return failure
        .map(Failure::kind)
        .map(k -> k == Failure.Kind.STOPPED || k == Failure.Kind.CLAIMED && !asked)
        .orElse(false);
  }

  private RunSummary ending(Optional<Failure> why, List<String> all, Duration took) {
    return new RunSummary(
        loadRunId,
        trigger,
        days,
        status(why, all),
        receipt,
        reasons,
        absent,
        unknownKeys,
        changes,
        all,
        why,
        startedAt,
        took);
  }

  private static Status status(Optional<Failure> failure, List<String> warnings) {
    if (failure.isPresent()) {
      return failure.get().kind() == Failure.Kind.CANCELLED ? Status.CANCELLED : Status.FAILED;
    }
    return warnings.isEmpty() ? Status.SUCCEEDED : Status.WARNING;
  }

  /** Both counts added up, the most frequent first. */
  private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> sum = new HashMap<>(one);
    other.forEach((key, count) -> sum.merge(key, count, Long::sum));
    Map<String, Long> sorted = new LinkedHashMap<>();
    sum.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
