package lms.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A grader API with a made-up campus behind it, on 127.0.0.1 only: five courses, 400 students a
 * term, weekdays and evenings, late, repeated and broken records. The same seed gives the same
 * records for ever, however the windows are cut; the clock decides what is visible already.
 */
public final class SyntheticGrader implements AutoCloseable {
  private static final int THREADS = 4;

  private final int port;
  private final StatisticsHandler handler;
  private HttpServer server;
  private ExecutorService threads;

  /** A grader that answers at once. See the other constructor. */
  public SyntheticGrader(String client, String clientKey, long seed, int port, Clock clock) {
    this(client, clientKey, seed, port, clock, Duration.ZERO);
  }

  /**
   * A grader, not listening yet.
   *
   * @param client the only university it knows
   * @param clientKey that university's key
   * @param seed which campus
   * @param port to listen on, 0 = any free one
   * @param clock attempts after its time do not exist yet
   * @param fixedCost silence before each reply; the real API takes about 30 s
   */
  public SyntheticGrader(
      String client, String clientKey, long seed, int port, Clock clock, Duration fixedCost) {
    this.port = port;
    this.handler = new StatisticsHandler(client, clientKey, new History(seed, clock), fixedCost);
  }

  /**
   * Begins to listen. To be called once.
   *
   * @throws IOException if the port is taken
   */
  public void start() throws IOException {
    var loopback = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
    try {
      server = HttpServer.create(loopback, 0);
    } catch (IOException e) {
      throw new IOException(
          "the synthetic grader cannot listen on 127.0.0.1:"
              + port
              + " ("
              + e.getMessage()
              + "); choose another port, or 0 for any free one",
          e);
    }
    threads = Executors.newFixedThreadPool(THREADS);
    server.setExecutor(threads);
    server.createContext(StatisticsHandler.PATH, handler);
    server.start();
  }

  /** The address of the API, once started. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + StatisticsHandler.PATH);
  }

  /** Stops listening and cuts the replies under way. */
  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
