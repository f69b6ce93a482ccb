package lms.camel;

import lms.extract.Reading;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Lets another thread cut the connection a reading waits on. Without it a stopped reading would
 * drain the rest of the reply first: closing the stream does that.
 */
public final class HangUp implements HttpClientConfigurer {
  private final ThreadLocal<Reading> current = new ThreadLocal<>();

  /** The request that this thread sends next belongs to {@code reading}. */
  public void watch(@ExchangeProperty("reading") Reading reading) {
    current.set(reading);
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    client.addExecInterceptorFirst(
        "hang-up",
        (request, scope, chain) -> {
          Reading reading = current.get();
          current.remove();
          if (reading != null) {
            reading.onStop(scope.execRuntime::discardEndpoint);
          }
          return chain.proceed(request, scope);
        });
  }
}
