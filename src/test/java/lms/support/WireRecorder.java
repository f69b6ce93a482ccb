package lms.support;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Keeps every byte that clients send, as it came over the wire: before any TLS is taken off. */
final class WireRecorder {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** What is laid over a socket once it is accepted, such as TLS. */
  interface Wrapping {
    Socket over(Socket socket) throws IOException;
  }

  /** A server socket whose connections are recorded; not bound yet. */
  ServerSocket serverSocket(Wrapping wrapping) throws IOException {
    return new ServerSocket() {
      @Override
      public Socket accept() throws IOException {
        Socket socket = new RecordedSocket();
        implAccept(socket);
        return wrapping.over(socket);
      }
    };
  }

  /** Everything so far, as ISO 8859-1. */
  synchronized String bytes() {
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  synchronized void forget() {
    bytes.reset();
  }

  private synchronized void keep(byte[] came, int offset, int count) {
    bytes.write(came, offset, count);
  }

  private final class RecordedSocket extends Socket {
    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          int count = super.read(into, offset, length);
          keep(into, offset, Math.max(count, 0));
          return count;
        }
      };
    }
  }
}
