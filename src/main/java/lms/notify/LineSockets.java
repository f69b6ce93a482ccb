package lms.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes the sockets of {@link Line}s as the mail library asks for them: one without a connection,
 * so that connecting has a time-out, and TLS over one that stands.
 */
final class LineSockets {
  private LineSockets() {}

  /** For {@code mail.smtp.socketFactory}: what STARTTLS begins with. */
  static SocketFactory plain() {
    return new Plain();
  }

  /**
   * For {@code mail.smtp.ssl.socketFactory}: implicit TLS, and what STARTTLS goes on with.
   *
   * @param tls encrypts
   */
  static SSLSocketFactory tls(SSLSocketFactory tls) {
    return new Tls(tls);
  }

  private static UnsupportedOperationException unasked() {
    return new UnsupportedOperationException("the mail library connects its sockets itself");
  }

  private static final class Plain extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      Socket socket = new Socket();
      Line.goesOver(socket);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw unasked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw unasked();
    }
  }

  private static final class Tls extends SSLSocketFactory {
    private final SSLSocketFactory tls;

    Tls(SSLSocketFactory tls) {
      this.tls = tls;
    }

    @Override
    public Socket createSocket(Socket under, String host, int port, boolean close)
        throws IOException {
      Line.goesOver(under);
      return tls.createSocket(under, host, port, close);
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return tls.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw unasked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw unasked();
    }
  }
}
