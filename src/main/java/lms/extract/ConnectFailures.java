package lms.extract;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import lms.texts.Sentence;
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
    Sentence sentence = Sentence.of("problem.connect", words(e));
    if (e instanceof ConnectException) {
      return ApiFailure.noConnection(sentence, e);
    }
    // A time-out before there is a connection says nothing of how much was asked for.
    return e instanceof SocketTimeoutException && !(e instanceof ConnectTimeoutException)
        ? ApiFailure.timedOut(sentence, e)
        : ApiFailure.unreachable(sentence, e);
  }

  private static Sentence words(IOException e) {
    if (e instanceof UnknownHostException) {
      return Sentence.of("problem.connect.host");
    }
    if (e instanceof SSLException) {
      return Sentence.of("problem.connect.tls", e.getMessage());
    }
    if (e instanceof InterruptedIOException) {
      return Sentence.of("problem.connect.timeout");
    }
    if (e instanceof ConnectException) {
      return Sentence.of("problem.connect.refused", e.getClass().getSimpleName());
    }
    return Sentence.of("problem.connect.broken", e.getClass().getSimpleName());
  }
}
