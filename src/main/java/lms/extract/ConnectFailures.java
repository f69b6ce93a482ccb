package lms.extract;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says in plain words why there was no answer at all. */
public final class ConnectFailures {
  private ConnectFailures() {}

  /**
   * A failure of the network as a failure of the API; anything else as it is.
   *
   * @param thrown what the HTTP client threw before the reply's body was opened
   */
  public static Exception explain(Exception thrown) {
    return thrown instanceof IOException network
        ? ApiFailure.unreachable("the API did not answer: " + words(network), network)
        : thrown;
  }

  private static String words(IOException e) {
    if (e instanceof UnknownHostException) {
      return "its host name is unknown; check API_URL and the network";
    }
    if (e instanceof SSLException) {
      return "no trusted TLS connection (" + e.getMessage() + ")";
    }
    if (e instanceof InterruptedIOException) {
      return "time-out";
    }
    if (e instanceof ConnectException) {
      return "no connection (%s); check API_URL, and whether the API is up"
          .formatted(e.getClass().getSimpleName());
    }
    return "the connection broke (" + e.getClass().getSimpleName() + ")";
  }
}
