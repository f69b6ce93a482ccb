package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import lms.ledger.Failure;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.security.Secures;
import lms.support.TestCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The API is asked over TLS, of the right host only, or not at all: its key stands in the address.
 */
@Tag("faults")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiTlsTest extends WatchedTest {
  private static final String WHOLE = "HTTP/1.0 200 OK\r\n\r\n" + array(aTrialRun());

  @TempDir private Path certificates;

  private final CopyOnWriteArrayList<String> asked = new CopyOnWriteArrayList<>();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    System.clearProperty("javax.net.ssl.trustStore");
    System.clearProperty("javax.net.ssl.trustStorePassword");
  }

  /** The machine trusts the authority of our certificates. */
  private void trust() {
    System.setProperty("javax.net.ssl.trustStore", certificates.resolve("ca.p12").toString());
    System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
  }

  private RunSummary load() {
    return load(Map.of("API_URL", "https://localhost:" + server.getLocalPort() + "/api"));
  }

  @Test
  void a_certificate_of_an_authority_this_machine_trusts_is_good() throws Exception {
    answer(TestCertificate.of("localhost", certificates).server(), WHOLE);
    trust();

    assertThat(load().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(asked).singleElement().asString().contains("client_key=");
  }

  @Test
  @Survives("B10")
  @Secures("S23")
  void a_certificate_nobody_vouches_for_is_refused_before_anything_is_asked() throws Exception {
    answer(TestCertificate.of("localhost", certificates).server(), WHOLE);

    assertNothingAsked(load());
  }

  @Test
  @Survives("B11")
  @Secures("S23")
  void an_expired_certificate_is_refused_before_anything_is_asked() throws Exception {
    answer(TestCertificate.expired("localhost", certificates).server(), WHOLE);
    trust();

    assertNothingAsked(load());
  }

  @Test
  @Survives("B12")
  @Secures("S23")
  void a_certificate_of_another_host_is_refused_before_anything_is_asked() throws Exception {
    answer(TestCertificate.of("other.example", certificates).server(), WHOLE);
    trust();

    assertNothingAsked(load());
  }

  private void assertNothingAsked(RunSummary summary) throws Exception {
    assertRefused(summary);
    assertThat(asked).isEmpty();
  }

  private void assertRefused(RunSummary summary) throws Exception {
    Failure failure = summary.failure().orElseThrow();
    assertThat(failure.kind()).isEqualTo(Failure.Kind.API);
    assertThat(failure.message()).isNotBlank().doesNotContain("defect");
    Invariants.of(database).storedNothing().everyEndIsTrue();
  }

  @Test
  @Survives("B13")
  @Secures("S23")
  void old_tls_is_not_offered() throws Exception {
    CompletableFuture<byte[]> hello = CompletableFuture.supplyAsync(this::firstBytes);

    assertRefused(load());

    // Extension 43, its length, then the versions: TLS 1.3 and 1.2, no other (RFC 8446, 4.2.1).
    assertThat(HexFormat.of().formatHex(hello.get(10, TimeUnit.SECONDS)))
        .contains("002b" + "0005" + "04" + "03040303");
  }

  private byte[] firstBytes() {
    try (Socket client = server.accept();
        InputStream in = client.getInputStream()) {
      byte[] bytes = new byte[4096];
      int count = in.read(bytes);
      return Arrays.copyOf(bytes, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Survives("B14")
  void a_connection_cut_without_its_closing_words_is_a_reply_cut_off() throws Exception {
    String half = WHOLE.substring(0, WHOLE.length() - 1);
    answer(TestCertificate.of("localhost", certificates).server(), half);
    trust();

    assertRefused(load());
    assertThat(asked).hasSize(1);
  }

  @Test
  @Survives("B15")
  void plain_http_at_the_port_of_https_is_refused_with_a_reason() throws Exception {
    CompletableFuture.runAsync(() -> serve(WHOLE, this::plain));

    assertRefused(load());
    assertThat(asked).noneMatch(request -> request.contains("client_key"));
  }

  private interface Opening {
    Socket over(Socket socket) throws IOException;
  }

  private Socket plain(Socket socket) {
    return socket;
  }

  private void answer(SSLContext tls, String reply) {
    CompletableFuture.runAsync(
        () ->
            serve(
                reply,
                socket -> {
                  SSLSocket encrypted =
                      (SSLSocket)
                          tls.getSocketFactory()
                              .createSocket(socket, "localhost", socket.getPort(), true);
                  encrypted.setUseClientMode(false);
                  return encrypted;
                }));
  }

  /** Answers one request; the connection ends without any word of TLS. */
  private void serve(String reply, Opening opening) {
    try (Socket raw = server.accept()) {
      Socket open = opening.over(raw);
      byte[] request = new byte[8192];
      int count = open.getInputStream().read(request);
      if (count > 0) {
        asked.add(new String(request, 0, count, StandardCharsets.ISO_8859_1));
        OutputStream out = open.getOutputStream();
        out.write(reply.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException e) {
      // the client refuses us, which is what the tests are about
    }
  }
}
