package lms.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes checks one after the other. One that fails or hangs takes nothing from the others. */
public final class Doctor {
  private static final Logger LOG = LoggerFactory.getLogger("doctor");

  private final UnaryOperator<String> scrub;
  private final Consumer<Finding> seen;

  /**
   * @param scrub takes every secret out of a text
   * @param seen is shown each finding as soon as its check is done
   */
  public Doctor(UnaryOperator<String> scrub, Consumer<Finding> seen) {
    this.scrub = scrub;
    this.seen = seen;
  }

  /** The findings of all checks, in their order. */
  public List<Finding> examine(List<Check> checks) throws InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool(Doctor::daemon);
    try {
      List<Finding> all = new ArrayList<>();
      for (Check check : checks) {
        for (Finding finding : bounded(check, threads.submit(check::look))) {
          Finding clean = clean(finding);
          seen.accept(clean);
          all.add(clean);
        }
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Finding> bounded(Check check, Future<List<Finding>> looking)
      throws InterruptedException {
    try {
      return looking.get(check.bound().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      looking.cancel(true);
      String text = "came to no end within %,d s".formatted(check.bound().toSeconds());
      return List.of(Finding.wrong(check.name(), text, "Try again; if it stays, see the log"));
    } catch (ExecutionException e) {
      LOG.error("the check of {} ended by a defect", check.name(), e.getCause());
      String text = "could not be checked: " + e.getCause();
      return List.of(Finding.wrong(check.name(), text, "This is a defect; see the log"));
    }
  }

  private Finding clean(Finding finding) {
    return new Finding(
        finding.name(),
        finding.state(),
        scrub.apply(finding.text()),
        scrub.apply(finding.remedy()));
  }

  /** A check that hangs keeps no process from ending. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "doctor");
    thread.setDaemon(true);
    return thread;
  }
}
