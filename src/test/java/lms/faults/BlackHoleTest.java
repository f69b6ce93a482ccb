package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lms.ledger.Failure;
import lms.ledger.RunSummary;
import lms.support.Reply;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A network that swallows packets: where too many already wait to connect, Linux does. */
@Tag("faults")
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BlackHoleTest extends WatchedTest {
  private static final String REPLY = "[]";

  @Test
  @FaultsLong
  @Survives("B3")
  void a_network_that_swallows_packets_is_given_up_after_seconds() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket hole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assumeTrue(isFilled(hole, waiting), "needs a system that swallows what it has no room for");
      long begun = System.nanoTime();

      RunSummary summary =
          load(
              Map.of("API_URL", "http://127.0.0.1:%d/".formatted(hole.getLocalPort())),
              Reply.json(REPLY));

      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(30));
      assertThat(summary.failure().orElseThrow().kind()).isEqualTo(Failure.Kind.API);
      Invariants.of(database).storedNothing().everyEndIsTrue();
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
    load(Reply.json(REPLY));
    Invariants.of(database).storedExactly(Oracle.after(DAY, REPLY)).ledgerAddsUp().everyEndIsTrue();
  }

  /** Whether somebody else who connects gets no answer. */
  private static boolean isFilled(ServerSocket server, List<Socket> waiting) throws IOException {
    for (int i = 0; i < 20; i++) {
      Socket socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 300);
      } catch (SocketTimeoutException e) {
        return true;
      }
    }
    return false;
  }
}
