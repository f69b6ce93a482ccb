package lms.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.settings.Settings;
import lms.window.DaySet;

/**
 * Says what to plan when a timer rings. What it remembers, since when this process is up and
 * whether it has looked for missing days yet, matters to no other process.
 */
public final class Bell {
  /** A timer may ring so much too early. */
  private static final Duration EARLY = Duration.ofSeconds(1);

  /** So long a fire, and a day that becomes due by it, is left to the schedule's own timer. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  private final FireTimes fires;
  private final DueDays due;
  private final Optional<LocalDate> floor;
  private final Clock clock;
  private final Instant up;
  private volatile boolean looked;

  /**
   * The bell of a process that starts now.
   *
   * @param fires of the schedule
   */
  public Bell(Settings.Calendar calendar, FireTimes fires, Clock clock) {
    this.fires = fires;
    this.due = new DueDays(fires, calendar.zone());
    this.floor = calendar.catchUpFrom();
    this.clock = clock;
    this.up = clock.instant();
  }

  /** The schedule's timer rings: for the latest fire, whichever it was set to. */
  public Occasion fire() {
    return Occasion.ofFire(latestFire());
  }

  private Instant latestFire() {
    return fires.latest(clock.instant().plus(EARLY)).orElseThrow();
  }

  /**
   * The catch-up's timer ticks: for a fire that was not rung while this process was up, or for days
   * that are missing, the first time all of them.
   */
  public Occasion tick() {
    Instant then = clock.instant().minus(GRACE);
    Optional<Instant> fire = fires.latest(then).filter(f -> !f.isBefore(up));
    return new Occasion(fire, Optional.of(looked ? then : up), looked);
  }

  /** A tick has been planned. */
  public void looked() {
    looked = true;
  }

  /**
   * The load run of a fire when the ledger cannot be asked what is due: yesterday always is. It
   * will hardly succeed, but people hear of it; the rest is made up for later.
   *
   * @return {@code null} if yesterday is before the floor
   */
  public RunRequest yesterday() {
    Instant fire = latestFire();
    LocalDate day = due.newest(fire).orElseThrow();
    return floor.filter(day::isBefore).isPresent()
        ? null
        : new RunRequest(
            Trigger.SCHEDULE,
            DaySet.of(Set.of(day)),
            Set.of(),
            Optional.of(fire),
            List.of(),
            Optional.empty());
  }
}
