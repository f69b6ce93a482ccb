package lms.camel;

import java.io.IOException;
import lms.extract.Reading;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Lets another thread cut the connection a reading waits on, and tells the reading what has come
 * over it. Without it a stopped reading would drain the rest of the reply first: closing the stream
 * does that.
 */
public final class HangUp implements HttpClientConfigurer {
  private final ThreadLocal<Reading> current = new ThreadLocal<>();

  /** The request that this thread sends next belongs to {@code reading}. */
  public void watch(@ExchangeProperty("reading") Reading reading) {
    current.set(reading);
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    client.addExecInterceptorFirst("hang-up", this::cut);
    client.addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "count", this::count);
  }

  private ClassicHttpResponse cut(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain next)
      throws IOException, HttpException {
    Reading reading = current.get();
    if (reading != null) {
      reading.onStop(scope.execRuntime::discardEndpoint);
    }
    try {
      return next.proceed(request, scope);
    } finally {
      current.remove();
    }
  }

  /** Next to the wire: what comes here is still packed. */
  private ClassicHttpResponse count(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain next)
      throws IOException, HttpException {
    ClassicHttpResponse response = next.proceed(request, scope);
    Reading reading = current.get();
    if (reading != null && response.getEntity() != null) {
      response.setEntity(new CountedEntity(response.getEntity(), reading));
    }
    return response;
  }
}
