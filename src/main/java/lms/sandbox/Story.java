package lms.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How one student fares with one task: trial runs and submissions until it is solved or given up,
 * in up to three sittings on different days.
 */
final class Story {
  /** No story lasts longer, from the day it begins. */
  static final int LONGEST_DAYS = 7;

  private static final int SITTINGS = 3;
  private static final double COMES_BACK = 0.6;
  private static final double UNGRADED = 0.01;
  private static final double LATE = 0.004;
  private static final double REPEATED = 0.002;

  /**
   * How many students sit down in each hour of the day, UTC: a European campus, strong evenings.
   */
  private static final int[] SITTINGS_BY_HOUR = {
    2, 1, 1, 1, 1, 2, 4, 8, 12, 14, 13, 10, 11, 13, 13, 12, 13, 15, 18, 19, 16, 11, 7, 4
  };

  private final Enrolment enrolment;
  private final Task task;
  private final Random dice;
  private final List<SyntheticAttempt> attempts = new ArrayList<>();
  private Instant now;
  private int failures;

  private Story(Enrolment enrolment, int task) {
    this.enrolment = enrolment;
    this.task = enrolment.course().tasks().get(task);
    this.dice = Dice.of(enrolment.seed(), task, 1);
  }

  /** Every attempt of the student at the task; one that is repeated stands twice. */
  static List<SyntheticAttempt> of(Enrolment enrolment, int task) {
    Story story = new Story(enrolment, task);
    LocalDate day = enrolment.dayOf(task);
    for (int sitting = 0; sitting < SITTINGS && !story.sitDown(day); sitting++) {
      if (story.dice.nextDouble() >= COMES_BACK) {
        break;
      }
      day = day.plusDays(1 + story.dice.nextInt(3));
    }
    return story.attempts;
  }

  /** Returns whether the task is solved. */
  private boolean sitDown(LocalDate day) {
    now = day.atTime(hour(), dice.nextInt(60)).toInstant(ZoneOffset.UTC);
    int patience = 1 + dice.nextInt(5);
    for (int i = 0; i < patience; i++) {
      int trialRuns = dice.nextInt(4);
      for (int run = 0; run < trialRuns; run++) {
        attempt(false, null);
      }
      if (submit()) {
        return true;
      }
    }
    return false;
  }

  private boolean submit() {
    if (dice.nextDouble() < UNGRADED) {
      attempt(true, null);
      return false;
    }
    double advantage = enrolment.skill() - task.difficulty() + 0.1 * failures - 0.2;
    boolean solved = dice.nextDouble() < 1 / (1 + Math.exp(-advantage));
    attempt(true, solved);
    failures += solved ? 0 : 1;
    return solved;
  }

  private void attempt(boolean submission, Boolean correct) {
    Oddity oddity = Oddity.next(dice);
    Defect defect = Defect.next(dice);
    now = now.plus(20_000_000 + dice.nextInt(280_000_000), ChronoUnit.MICROS);
    if (oddity == Oddity.WHOLE_SECOND) {
      now = now.truncatedTo(ChronoUnit.SECONDS);
    }
    Duration delay =
        dice.nextDouble() < LATE ? Duration.ofHours(3 + dice.nextInt(20)) : Duration.ZERO;
    var attempt =
        new SyntheticAttempt(
            now, now.plus(delay), enrolment, task, submission, correct, oddity, defect);
    attempts.add(attempt);
    if (dice.nextDouble() < REPEATED) {
      attempts.add(attempt);
    }
  }

  private int hour() {
    int left = dice.nextInt(Arrays.stream(SITTINGS_BY_HOUR).sum());
    int hour = 0;
    while (left >= SITTINGS_BY_HOUR[hour]) {
      left -= SITTINGS_BY_HOUR[hour++];
    }
    return hour;
  }
}
