package lms.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lms.support.Rows;

/** The same over and over, each time from the beginning. */
final class Rounds {
  private static final String EMPTY =
      "truncate attempts, quarantine, daily_stats, course_stats, learner_stats, load_run,"
          + " load_window, load_day, outbox, incident restart identity cascade";

  private Rounds() {}

  /** What happens in one of them. */
  interface Round<P> {
    void go(P place, int number) throws Exception;
  }

  /**
   * So many rounds, numbered from 0, one at a time in each of the places.
   *
   * @throws AssertionError of the first round that has failed; each place ends its last one first
   */
  static <P> void in(List<P> places, int count, Round<P> round) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(places.size());
    List<Future<?>> ends = new ArrayList<>();
    for (P place : places) {
      ends.add(threads.submit(() -> all(place, next, count, round)));
    }
    threads.shutdown();
    for (Future<?> end : ends) {
      try {
        end.get();
      } catch (ExecutionException e) {
        next.set(count);
        throw new AssertionError(e.getCause().getMessage(), e.getCause());
      }
    }
  }

  private static <P> Void all(P place, AtomicInteger next, int count, Round<P> round)
      throws Exception {
    for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
      round.go(place, number);
    }
    return null;
  }

  /** Nothing was ever loaded into the database, and no mail was written into the folder. */
  static void forget(DataSource database, Path outbox) throws SQLException, IOException {
    Rows.execute(database, EMPTY);
    clear(outbox);
  }

  /** Deletes the files of a folder, if there is one. */
  static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
