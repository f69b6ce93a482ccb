package lms.extract;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Says in plain words why there was no answer at all. */
public final class ConnectFailures {
  private ConnectFailures() {}

  /**
   * A failure of the network as a failure of the API; anything else as it is.
   *
   * @param thrown what the HTTP client threw before the reply's body was opened
   */
  public static Exception explain(Exception thrown) {
    return thrown instanceof IOException network ? failure(network) : thrown;
  }

  private static ApiFailure failure(IOException e) {
    String message = "the API did not answer: " + words(e);
    if (e instanceof ConnectException) {
      return ApiFailure.noConnection(message, e);
    }
    // A time-out before there is a connection says nothing of how much was asked for.
    return e instanceof SocketTimeoutException && !(e instanceof ConnectTimeoutException)
        ? ApiFailure.timedOut(message, e)
        : ApiFailure.unreachable(message, e);
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
