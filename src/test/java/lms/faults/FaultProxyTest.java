package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lms.faults.FaultProxy.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Each fault happens, and no other. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultProxyTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ServerSocket echo;
  private FaultProxy proxy;

  @BeforeEach
  void open() throws IOException {
    echo = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    threads.execute(this::listen);
    proxy = new FaultProxy(echo.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
    threads.shutdownNow();
  }

  private void listen() {
    while (!echo.isClosed()) {
      try {
        Socket client = echo.accept();
        threads.execute(() -> answer(client));
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }

  /** Says what it hears. */
  private static void answer(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // a fault has happened
    }
  }

  /** What comes back within a moment. */
  private String said(String text) throws IOException {
    try (Socket client = new Socket("127.0.0.1", proxy.port())) {
      client.setSoTimeout(2_000);
      client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      byte[] bytes = client.getInputStream().readNBytes(text.length());
      return new String(bytes, StandardCharsets.US_ASCII);
    }
  }

  @Test
  void without_a_fault_and_in_slices_all_arrives() throws IOException {
    assertThat(said("every byte")).isEqualTo("every byte");
    proxy.happen(Fault.slices(3));
    assertThat(said("every byte")).isEqualTo("every byte");
  }

  @Test
  void slow_is_late_and_whole() throws IOException {
    long begun = System.nanoTime();
    proxy.happen(Fault.latency(Duration.ofMillis(50)));
    assertThat(said("late")).isEqualTo("late");
    proxy.happen(Fault.bandwidth(Way.BACK, 1, Duration.ofMillis(20)));
    assertThat(said("later")).isEqualTo("later");

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(180));
  }

  @Test
  void a_cut_happens_once_after_that_byte() throws IOException {
    proxy.happen(new Cut(Way.THERE, 3));

    assertThat(said("abcdef")).hasSizeLessThanOrEqualTo(3);
    assertThat(said("abcdef")).isEqualTo("abcdef");
  }

  @Test
  void a_reset_is_no_end() throws IOException {
    proxy.happen(Fault.resetOnce(Way.BACK, 0));
    assertThatThrownBy(() -> said("abc")).isInstanceOf(SocketException.class);
    assertThat(said("abc")).isEqualTo("abc");

    proxy.resetNext(1);
    assertThatThrownBy(() -> said("abc")).isInstanceOf(SocketException.class);
    assertThat(said("abc")).isEqualTo("abc");
  }

  @Test
  void who_is_muted_hangs_up_on_nobody() {
    proxy.happen(Fault.mute(Way.BACK));

    assertThatThrownBy(() -> said("abc")).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void the_answer_that_is_lost_is_the_one_meant() throws IOException {
    proxy.happen(Fault.loseAnswer("yes", 2));

    assertThat(said("yes")).isEqualTo("yes");
    assertThat(said("no")).isEqualTo("no");
    assertThatThrownBy(() -> said("yes")).isInstanceOf(SocketException.class);
    proxy.heal();
    assertThat(said("yes")).isEqualTo("yes");
  }
}
