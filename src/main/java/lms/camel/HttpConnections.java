package lms.camel;

import java.time.Duration;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections of all HTTP clients. Without a limit an answer's headers are read for as long as
 * there is memory.
 */
public final class HttpConnections {
  private static final int HEADERS = 200;
  private static final int BYTES_A_LINE = 16 * 1024;
  private static final int AT_ONCE = 200;
  private static final int AT_ONCE_OF_A_HOST = 20;

  private HttpConnections() {}

  /**
   * Connections that hold 200 headers of 16 KiB at most; more ends the connection.
   *
   * @param silence after which an answer that has begun is lost
   */
  public static HttpClientConnectionManager frugal(Duration silence) {
    Http1Config limits =
        Http1Config.custom().setMaxHeaderCount(HEADERS).setMaxLineLength(BYTES_A_LINE).build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(Timeout.of(silence)).build())
        .setMaxConnTotal(AT_ONCE)
        .setMaxConnPerRoute(AT_ONCE_OF_A_HOST)
        .build();
  }
}
