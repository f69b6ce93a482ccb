package lms.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way through loopback to a server on this machine, on which faults happen to what passes. Knows
 * no protocol; a fault does what it does to bytes. All its threads end with {@link #close()}.
 */
public final class FaultProxy implements AutoCloseable {
  /** Which way bytes go. */
  public enum Way {
    /** From the client to the server. */
    THERE,
    /** From the server to the client. */
    BACK
  }

  private final ServerSocket server;
  private final int target;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Link> open = ConcurrentHashMap.newKeySet();
  private volatile Fault fault = Fault.NONE;
  private final AtomicInteger toReset = new AtomicInteger();

  /**
   * @param target port of the server on 127.0.0.1
   */
  public FaultProxy(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    threads.execute(this::listen);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** From now on this happens, on connections that are open too. */
  public void happen(Fault fault) {
    this.fault = fault;
  }

  /** All is well again. */
  public void heal() {
    toReset.set(0);
    fault = Fault.NONE;
  }

  /** So many connections are reset as soon as they are there. */
  void resetNext(int connections) {
    toReset.set(connections);
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
    open.forEach(Link::reset);
  }

  private void listen() {
    try {
      while (true) {
        Socket client = server.accept();
        if (toReset.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          client.setSoLinger(true, 0);
          client.close();
        } else {
          connect(client);
        }
      }
    } catch (IOException | RejectedExecutionException e) {
      // close() was called
    }
  }

  private void connect(Socket client) throws IOException {
    Socket behind;
    try {
      behind = new Socket(InetAddress.getByName("127.0.0.1"), target);
    } catch (IOException e) {
      client.close(); // the server is not there
      return;
    }
    client.setTcpNoDelay(true);
    behind.setTcpNoDelay(true);
    Link link = new Link(client, behind);
    open.add(link);
    threads.execute(() -> pump(link, Way.THERE, client, behind));
    threads.execute(() -> pump(link, Way.BACK, behind, client));
  }

  private void pump(Link link, Way way, Socket from, Socket to) {
    byte[] buffer = new byte[16_384];
    long before = 0;
    try {
      InputStream in = from.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        byte[] bytes = Arrays.copyOf(buffer, n);
        fault.pass(new Passing(link, way, before, bytes, to.getOutputStream()));
        before += n;
      }
    } catch (IOException e) {
      // one side has hung up, or a fault has happened
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      link.hangUp();
      open.remove(link);
    }
  }
}
