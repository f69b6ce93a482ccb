package lms.watch;

import java.net.URI;
import java.util.Optional;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import org.apache.camel.Body;

/** Where a sign of life goes after each success. The address is a secret: who has it can forge. */
public final class Heartbeat {
  private final Optional<URI> url;

  /**
   * @param url {@code HEARTBEAT_URL}
   */
  public Heartbeat(Optional<URI> url) {
    this.url = url;
  }

  /** Whether this load run is one to tell of. */
  public boolean isDue(@Body RunSummary summary) {
    return url.isPresent() && summary.status() == Status.SUCCEEDED;
  }

  /** The address. */
  public String url() {
    return url.orElseThrow().toString();
  }
}
