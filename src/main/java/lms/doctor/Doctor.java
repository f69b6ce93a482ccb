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
import lms.texts.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes checks one after the other. One that fails or hangs takes nothing from the others. */
public final class Doctor {
  private static final Logger LOG = LoggerFactory.getLogger("doctor");

  private final Texts texts;
  private final UnaryOperator<String> scrub;
  private final Consumer<Finding> seen;

  /**
   * @param scrub takes every secret out of a text
   * @param seen is shown each finding as soon as its check is done
   */
  public Doctor(Texts texts, UnaryOperator<String> scrub, Consumer<Finding> seen) {
    this.texts = texts;
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

  private List<Finding> bounded(Check check, Future<List<Finding>> looking)
      throws InterruptedException {
    try {
      return looking.get(check.bound().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      looking.cancel(true);
      String text = texts.get("doctor.hung", check.bound().toSeconds());
      return List.of(Finding.wrong(check.name(), text, texts.get("doctor.hung.do")));
    } catch (ExecutionException e) {
      LOG.error("the check of {} ended by a defect", check.name(), e.getCause());
      String text = texts.get("doctor.defect", e.getCause());
      return List.of(Finding.wrong(check.name(), text, texts.get("doctor.defect.do")));
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
