package lms.support;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import lms.support.Reply.Framing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(30)
class ReplyTest {
  private static final String BODY = array(aTrialRun(), aSubmission());

  private final HttpClient http = HttpClient.newHttpClient();
  private GraderStandIn grader;

  @BeforeEach
  void listen() throws IOException {
    grader = new GraderStandIn();
  }

  @AfterEach
  void close() throws IOException {
    grader.close();
  }

  @Test
  void status_and_headers_are_free() throws Exception {
    grader.then(Reply.status(429, Map.of("Retry-After", "7", "Bcc", "x@example.org"), "later"));

    HttpResponse<String> response = get();

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After")).contains("7");
    assertThat(response.headers().firstValue("Bcc")).contains("x@example.org");
    assertThat(response.body()).isEqualTo("later");
  }

  @ParameterizedTest
  @EnumSource
  void a_whole_body_arrives_in_every_framing(Framing framing) throws Exception {
    grader.then(Reply.framed(BODY, framing));

    assertThat(get().body()).isEqualTo(BODY);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONTENT_LENGTH", "CHUNKED"})
  void a_cut_body_breaks_the_framing(Framing framing) {
    grader.then(Reply.cut(BODY, 100, framing));

    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
  }

  @Test
  void a_cut_body_without_framing_looks_whole() throws Exception {
    grader.then(Reply.cut(BODY, 100, Framing.CLOSE));

    assertThat(get().body()).isEqualTo(BODY.substring(0, 100));
  }

  @ParameterizedTest
  @EnumSource
  void a_body_can_be_cut_after_its_head(Framing framing) throws Exception {
    grader.then(Reply.cut(BODY, 0, framing));

    assertThat(bytesOverPlainSocket()).endsWith("\r\n\r\n");
  }

  @Test
  void a_reset_is_no_close() {
    grader.then(Reply.reset());

    assertThatThrownBy(this::bytesOverPlainSocket)
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
  }

  @Test
  void a_slow_body_waits_for_its_ticks() throws Exception {
    Semaphore ticks = new Semaphore(1);
    grader.then(Reply.slow("[1,2]", 3, ticks));
    InputStream body =
        http.send(HttpRequest.newBuilder(grader.address()).build(), BodyHandlers.ofInputStream())
            .body();

    assertThat(body.readNBytes(3)).asString().isEqualTo("[1,");
    assertThat(body.available()).isZero();
    ticks.release();
    assertThat(body.readAllBytes()).asString().isEqualTo("2]");
  }

  @Test
  void a_body_can_be_compressed() throws Exception {
    grader.then(Reply.gzip(BODY));

    HttpResponse<InputStream> response =
        http.send(HttpRequest.newBuilder(grader.address()).build(), BodyHandlers.ofInputStream());

    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(new GZIPInputStream(response.body()).readAllBytes()).asString().isEqualTo(BODY);
  }

  private HttpResponse<String> get() throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(grader.address()).build(), BodyHandlers.ofString());
  }

  private String bytesOverPlainSocket() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", grader.address().getPort())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
