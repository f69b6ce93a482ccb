package lms.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import lms.support.Reply;

/** Replies of an API that does not keep to the rules of HTTP. */
final class RawReply {
  private RawReply() {}

  /** These bytes, as UTF-8, and the connection closes. */
  static Reply of(String text) {
    return socket -> socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** 200 with one more header line; the body ends with the connection. */
  static Reply with(String header, String body) {
    return of("HTTP/1.1 200 OK\r\n" + header + "\r\nConnection: close\r\n\r\n" + body);
  }

  /** 200 with a body that begins thus and goes on with so many times the same. */
  static Reply long200(String begin, String again, int times) {
    return socket -> {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + begin)
              .getBytes(StandardCharsets.UTF_8));
      byte[] more = again.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < times; i++) {
        out.write(more);
      }
    };
  }

  /** 200 with a packed body that begins thus and goes on with the same for 256 MiB. */
  static Reply bomb(String begin, String again) {
    byte[] more = again.repeat((1 << 20) / again.length()).getBytes(StandardCharsets.UTF_8);
    return socket -> {
      OutputStream out = socket.getOutputStream();
      write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n");
      try (OutputStream zip = new GZIPOutputStream(out)) {
        zip.write(begin.getBytes(StandardCharsets.UTF_8));
        for (int megabytes = 0; megabytes < 256; megabytes++) {
          zip.write(more);
        }
      }
    };
  }

  /** A byte of the text every tenth of a second, the first ones at once. */
  static Reply dripping(String atOnce, String text) {
    return socket -> {
      OutputStream out = socket.getOutputStream();
      out.write(atOnce.getBytes(StandardCharsets.UTF_8));
      for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
        new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        out.write(one);
        out.flush();
      }
    };
  }

  /** What a socket is told before it is over. */
  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
