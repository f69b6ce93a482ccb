package lms.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lms.attempt.Attempt;
import lms.window.DayIndex;

/**
 * Some consecutive records of a reply, judged and ready to be stored. Filled by the reader thread,
 * then handed over and only read.
 *
 * <p>A statement must not meet one identity twice, so repeats stand apart from what is new in the
 * reply, in rounds: the first one holds every first repeat, the second every second one. Stored in
 * that order, the last one wins and each is counted as what it was when it came.
 */
public final class Chunk {
  /** Stands for a while without records: an open transaction must show that it is alive. */
  static final Chunk PULSE = new Chunk();

  /** Records of one chunk; a few chunks wait between the threads, of each window under way. */
  static final int CAPACITY = 2_000;

  /** Bytes of records as they came that fill a chunk: one alone may have megabytes. */
  static final long RAW_BYTES = 2L << 20;

  private final DayIndex days;
  private final Rows fresh = new Rows(CAPACITY);
  private final long[] freshOfDay;
  private final List<Rows> rounds = new ArrayList<>();
  private final Map<Identity, Integer> repeats = new HashMap<>();
  private final Rejects rejects = new Rejects();
  private final Replayed replayed = new Replayed();
  private long keptBytes;
  private final long[] accepted;
  private final long[] quarantined;
  private int records;
  private int outside;
  private int day;

  private record Identity(Instant createdAt, String userId, String type, String sourcedid) {}

  private Chunk() {
    this.days = null;
    this.freshOfDay = new long[0];
    this.accepted = new long[0];
    this.quarantined = new long[0];
  }

  /**
   * @param day number of the day the last record before this chunk lay in
   */
  Chunk(DayIndex days, int day) {
    this.days = days;
    this.day = day;
    this.freshOfDay = new long[days.days().size()];
    this.accepted = new long[days.days().size()];
    this.quarantined = new long[days.days().size()];
  }

  /**
   * @param isNew whether the reply has surely not brought it before
   * @param kept what it was read from, or {@code null} unless the try is careful
   */
  void accept(Attempt attempt, boolean isNew, Kept kept) {
    records++;
    keptBytes += kept == null || kept.raw() == null ? 0 : kept.raw().length;
    day = days.of(attempt.createdAt());
    accepted[day]++;
    if (isNew) {
      freshOfDay[day]++;
      fresh.add(attempt, kept);
    } else {
      repeat(attempt, kept);
    }
  }

  private void repeat(Attempt attempt, Kept kept) {
    Identity identity =
        new Identity(
            attempt.createdAt(), attempt.userId(), attempt.type(), attempt.lti().resultSourcedid());
    int round = repeats.merge(identity, 1, Integer::sum);
    if (round > rounds.size()) {
      rounds.add(new Rows(16));
    }
    rounds.get(round - 1).add(attempt, kept);
  }

  /**
   * @param createdAt the record's time, or {@code null}: then it counts to the day of the record
   *     before it
   */
  void reject(Instant createdAt) {
    records++;
    day = createdAt == null ? day : days.of(createdAt);
    quarantined[day]++;
  }

  void outside() {
    records++;
    outside++;
  }

  /** Whether it holds nothing and only shows that the reader is still reading. */
  public boolean isPulse() {
    return this == PULSE;
  }

  boolean isFull() {
    return records >= CAPACITY || rejects.bytes() + keptBytes > RAW_BYTES;
  }

  /** What is new in the reply; to be stored first. May be empty. */
  Rows fresh() {
    return fresh;
  }

  long[] freshOfDay() {
    return freshOfDay;
  }

  /** What the reply may have brought before, round after round. */
  List<Rows> rounds() {
    return rounds;
  }

  /** Records for the quarantine. */
  public Rejects rejects() {
    return rejects;
  }

  /** Records that are in quarantine already. */
  public Replayed replayed() {
    return replayed;
  }

  /** All records, whatever became of them. */
  public int records() {
    return records;
  }

  int outsideCount() {
    return outside;
  }

  long[] accepted() {
    return accepted;
  }

  long[] quarantined() {
    return quarantined;
  }

  int lastDay() {
    return day;
  }
}
