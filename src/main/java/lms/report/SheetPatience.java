package lms.report;

import com.google.api.client.http.HttpResponseException;
import com.google.api.client.util.BackOff;
import com.google.api.client.util.ExponentialBackOff;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** How long, and after what, Google is tried again. Stateless. */
public final class SheetPatience {
  private static final int FIRST_MILLIS = 500;
  private static final int LONGEST_MILLIS = 16_000;

  private final Duration patience;

  /**
   * @param patience how long one call, or the writing of one table, is tried again
   */
  public SheetPatience(Duration patience) {
    this.patience = patience;
  }

  /** Waits that double from half a second up to 16 s, until patience ends; it begins now. */
  public BackOff begin() {
    return new ExponentialBackOff.Builder()
        .setInitialIntervalMillis(FIRST_MILLIS)
        .setMultiplier(2)
        .setMaxIntervalMillis(LONGEST_MILLIS)
        .setMaxElapsedTimeMillis(Math.toIntExact(patience.toMillis()))
        .build();
  }

  /**
   * How long to wait before the next try, in milliseconds.
   *
   * @param failure of the try before
   * @param waits of the tries at one table
   * @throws Exception the failure, if it will not pass by itself or patience is at its end
   */
  public long pause(Exception failure, BackOff waits) throws Exception {
    long wait = mayPass(failure) ? waits.nextBackOffMillis() : BackOff.STOP;
    if (wait == BackOff.STOP) {
      throw failure;
    }
    return wait;
  }

  /** A quota, a fault inside Google, a broken wire; not one to the database. */
  private static boolean mayPass(Exception failure) {
    Optional<HttpResponseException> answer = Causes.of(failure, HttpResponseException.class);
    if (answer.isPresent()) {
      return Refusal.of(answer.get()).mayPass();
    }
    return Causes.of(failure, IOException.class).isPresent()
        && Causes.of(failure, SQLException.class).isEmpty();
  }
}
