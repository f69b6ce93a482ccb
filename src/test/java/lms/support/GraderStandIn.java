package lms.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A grader API on loopback that does what its script says, one reply a request; once it is at its
 * end, the last reply again. Raw sockets, because the broken replies are the point.
 */
public final class GraderStandIn implements AutoCloseable {
  /**
   * A request as it came.
   *
   * @param path without the query
   * @param rawQuery still encoded; empty if there is none
   * @param headers by name, whatever its case
   */
  public record Request(String method, String path, String rawQuery, Map<String, String> headers) {}

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Semaphore arrived = new Semaphore(0);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Function<Request, Reply> answers;
  private Reply last = Reply.json("[]");

  /** Listens on a free port. */
  public GraderStandIn() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    threads.execute(this::listen);
  }

  /** Answers each request by what it asks for, once the script is at its end. */
  public GraderStandIn answering(Function<Request, Reply> answers) {
    this.answers = answers;
    return this;
  }

  /** Adds to the script. Without any, the answer is an empty array. */
  public GraderStandIn then(Reply... replies) {
    script.addAll(List.of(replies));
    return this;
  }

  /** The address of the API. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/api/statistics");
  }

  /** Every request so far, in order of arrival. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /**
   * Waits for a request that nobody has waited for yet, a minute at most: a process that sends it
   * may have to start first.
   */
  public void awaitRequest() throws InterruptedException {
    if (!arrived.tryAcquire(60, TimeUnit.SECONDS)) {
      throw new AssertionError("no request came within a minute");
    }
  }

  /** Stops listening and hangs up on everyone. */
  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException | RejectedExecutionException e) {
      // close() was called
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Request request = read(socket);
      Reply reply = record(request);
      arrived.release();
      reply.answer(socket);
    } catch (IOException | InterruptedException e) {
      // the client hung up, or close() was called
    } finally {
      open.remove(socket);
    }
  }

  private synchronized Reply record(Request request) {
    requests.add(request);
    if (script.isEmpty() && answers != null) {
      return answers.apply(request);
    }
    if (!script.isEmpty()) {
      last = script.remove();
    }
    return last;
  }

  private static Request read(Socket socket) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String line = in.readLine();
    if (line == null) {
      throw new IOException("connected and hung up");
    }
    String[] start = line.split(" ");
    String[] target = start[1].split("\\?", 2);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      String[] header = line.split(": *", 2);
      headers.put(header[0], header[1]);
    }
    return new Request(start[0], target[0], target.length == 2 ? target[1] : "", headers);
  }
}
