package lms.faults;

import java.io.IOException;
import java.net.Socket;

/** A client and the server behind the proxy, connected. */
public record Link(Socket client, Socket server) {
  /** Closes both sides, as a process that ends does. */
  void hangUp() {
    close(client);
    close(server);
  }

  /** Resets both sides, as a machine that has restarted does. */
  void reset() {
    try {
      client.setSoLinger(true, 0);
      server.setSoLinger(true, 0);
    } catch (IOException e) {
      // closed already
    }
    hangUp();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed, whatever it says
    }
  }
}
