package lms.camel;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * Camel's HTTP server, with a gate before the first route, and which says when it cannot listen.
 * Camel's own logs that and goes on without, and has neither gate nor time-outs.
 */
public final class WebServer extends VertxPlatformHttpServer {
  private static final int IDLE_SECONDS = 60;
  private static final int TO_CLOSE_SECONDS = 10;

  /** What stands before every route. */
  @FunctionalInterface
  public interface Front {
    /**
     * Called once, before anything is served.
     *
     * @param server does not listen yet
     * @param router has no route yet
     */
    void guard(Vertx vertx, HttpServer server, Router router);
  }

  private final Front gate;
  private HttpServer server;

  /** A server that begins to listen when it is started. */
  public WebServer(String host, int port, Front gate) {
    super(configuration(host, port));
    this.gate = gate;
  }

  private static VertxPlatformHttpServerConfiguration configuration(String host, int port) {
    VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
    configuration.setBindHost(host);
    configuration.setBindPort(port);
    configuration.getBodyHandler().setHandleFileUploads(false);
    return configuration;
  }

  /** Writes no file, and keeps no process alive. */
  @Override
  protected Vertx createVertxInstance() {
    FileSystemOptions files =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    return Vertx.vertx(new VertxOptions().setFileSystemOptions(files).setUseDaemonThread(true));
  }

  /**
   * @throws IOException if it cannot listen, as the operating system says it
   */
  @Override
  protected void doStart() throws Exception {
    initializeServer();
    String name = VertxPlatformHttpRouter.getRouterNameFromPort(getConfigurationPort());
    Router router = VertxPlatformHttpRouter.lookup(getCamelContext(), name);
    // HTTP/2 would let one connection carry many requests past the limits of connections.
    HttpServerOptions options =
        new HttpServerOptions().setHttp2ClearTextEnabled(false).setIdleTimeout(IDLE_SECONDS);
    server = getVertx().createHttpServer(options).requestHandler(router);
    gate.guard(getVertx(), server, router);
    try {
      server
          .listen(getConfigurationPort(), getHost())
          .toCompletionStage()
          .toCompletableFuture()
          .get();
    } catch (ExecutionException e) {
      getVertx().close();
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }

  @Override
  protected void doStop() throws Exception {
    // The server with it.
    getVertx().close().toCompletionStage().toCompletableFuture().get(TO_CLOSE_SECONDS, SECONDS);
  }

  @Override
  public HttpServer getServer() {
    return server;
  }

  @Override
  public int getPort() {
    return server.actualPort();
  }
}
