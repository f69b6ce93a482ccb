package lms.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;

/** What {@link GraderStandIn} does with one request; it closes the socket afterwards. */
@FunctionalInterface
public interface Reply {
  /** Answers a request that has been read to its end. */
  void answer(Socket socket) throws IOException, InterruptedException;

  /** How the client can tell where a body ends. */
  enum Framing {
    CONTENT_LENGTH,
    CHUNKED,
    /** HTTP 1.0: where the connection closes. */
    CLOSE;

    private String header(int length) {
      return switch (this) {
        case CONTENT_LENGTH -> "Content-Length: " + length + "\r\n";
        case CHUNKED -> "Transfer-Encoding: chunked\r\n";
        case CLOSE -> "";
      };
    }
  }

  /** 200 with a JSON body. */
  static Reply json(String body) {
    return status(200, Map.of("Content-Type", "application/json"), body);
  }

  /** Any status, headers and body. */
  static Reply status(int status, Map<String, String> headers, String body) {
    return status(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Any status and headers, and a body that need not be UTF-8. */
  static Reply status(int status, Map<String, String> headers, byte[] body) {
    return socket -> {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
      headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      head.append(Framing.CONTENT_LENGTH.header(body.length));
      write(socket, head + "Connection: close\r\n\r\n");
      socket.getOutputStream().write(body);
    };
  }

  /** 200 with a JSON body, compressed. */
  static Reply gzip(String body) {
    var headers = Map.of("Content-Type", "application/json", "Content-Encoding", "gzip");
    return status(200, headers, packed(body));
  }

  /** What {@link #gzip} sends. */
  static byte[] packed(String body) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(body.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  /** 200 with a JSON body in any framing. */
  static Reply framed(String body, Framing framing) {
    return socket -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      head(socket, framing, bytes.length);
      chunk(socket, framing, bytes);
      if (framing == Framing.CHUNKED) {
        write(socket, "0\r\n\r\n");
      }
    };
  }

  /** The same, but the connection closes after so many bytes of the body. */
  static Reply cut(String body, int after, Framing framing) {
    return socket -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      head(socket, framing, bytes.length);
      chunk(socket, framing, Arrays.copyOf(bytes, after));
    };
  }

  /** 200 with a JSON body of which each permit of {@code ticks} lets so many bytes out. */
  static Reply slow(String body, int bytesPerTick, Semaphore ticks) {
    return socket -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      head(socket, Framing.CONTENT_LENGTH, bytes.length);
      for (int from = 0; from < bytes.length; from += bytesPerTick) {
        ticks.acquire();
        int to = Math.min(bytes.length, from + bytesPerTick);
        socket.getOutputStream().write(bytes, from, to - from);
      }
    };
  }

  /** No byte at all, until the client or the stand-in hangs up. */
  static Reply silence() {
    return socket -> socket.getInputStream().read();
  }

  /** The connection is reset, not closed. */
  static Reply reset() {
    return socket -> socket.setSoLinger(true, 0);
  }

  private static void head(Socket socket, Framing framing, int length) throws IOException {
    String version = framing == Framing.CLOSE ? "HTTP/1.0" : "HTTP/1.1";
    write(
        socket,
        version
            + " 200 OK\r\nContent-Type: application/json\r\n"
            + framing.header(length)
            + "Connection: close\r\n\r\n");
  }

  private static void chunk(Socket socket, Framing framing, byte[] bytes) throws IOException {
    if (framing == Framing.CHUNKED && bytes.length > 0) {
      write(socket, Integer.toHexString(bytes.length) + "\r\n");
      socket.getOutputStream().write(bytes);
      write(socket, "\r\n");
    } else {
      socket.getOutputStream().write(bytes);
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
