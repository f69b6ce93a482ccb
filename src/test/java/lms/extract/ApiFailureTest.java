package lms.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import lms.texts.Sentence;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may help: the same later, asking for less, fewer requests at once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiFailureTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          400, false, false, false
          403, false, false, false
          408, true,  true,  false
          429, true,  false, true
          500, true,  false, false
          502, true,  false, false
          503, true,  false, true
          504, true,  true,  false
          """)
  void a_status_tells_what_may_help(int status, boolean later, boolean less, boolean fewer) {
    assertHelp(
        ApiFailure.status(Sentence.of("problem.reply.empty"), status, null), later, less, fewer);
  }

  static Stream<Arguments> withoutAnswer() {
    return Stream.of(
        Arguments.of(new SocketTimeoutException("Read timed out"), true, false),
        Arguments.of(new ConnectTimeoutException("Connect timed out"), false, false),
        Arguments.of(new ConnectException("Connection refused"), false, true),
        Arguments.of(new UnknownHostException("nowhere"), false, false),
        Arguments.of(new SSLHandshakeException("untrusted"), false, false),
        Arguments.of(new SocketException("Connection reset"), false, false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withoutAnswer")
  void so_does_the_way_in_which_no_answer_came(IOException thrown, boolean less, boolean fewer) {
    assertHelp((ApiFailure) ConnectFailures.explain(thrown), true, less, fewer);
  }

  private static void assertHelp(ApiFailure failure, boolean later, boolean less, boolean fewer) {
    assertThat(failure.retriable()).isEqualTo(later);
    assertThat(failure.lessMayHelp()).isEqualTo(less);
    assertThat(failure.fewerMayHelp()).isEqualTo(fewer);
  }
}
