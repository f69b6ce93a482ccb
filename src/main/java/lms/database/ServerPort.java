package lms.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The port of the embedded server: any free one at first, then the same as long as it is free. */
final class ServerPort {
  private static final int ANY = 0;

  private ServerPort() {}

  /** The port to start with; it is kept in {@link ServerHome}. */
  static int choose(ServerHome home) throws IOException {
    int kept = home.port();
    if (kept == ANY || free(kept) == ANY) {
      kept = free(ANY);
      home.writePort(kept);
    }
    return kept;
  }

  /** {@code port} if it is free, else 0; for 0 one that is free. */
  private static int free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(ServerHome.HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      return ANY;
    }
  }
}
