package lms.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lms.faults.Survives;
import lms.security.Secures;
import lms.settings.Secret;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in. Headers are written {@code name: value}, one a semicolon; 0 = let in. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessTest {
  private static final int LET_IN = 0;

  private final Access withToken =
      new Access(Optional.of(new Secret("S3cret:+/=ü")), false, Optional.empty());
  private final Access without = new Access(Optional.empty(), true, Optional.empty());

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Authorization: Bearer S3cret:+/=ü                         | 0
          Authorization: bEARER S3cret:+/=ü                         | 0
          Authorization: Basic YW55Ym9keTpTM2NyZXQ6Ky89w7w=         | 0
          Authorization: Basic OlMzY3JldDorLz3DvA==                 | 0
          Authorization: Bearer S3cret:+/=ü; X-Forwarded-For: 9.9.9.9; Host: lms.example | 0
          Authorization: Bearer S3cret:+/=ü; Origin: https://LMS.example; Host: lms.example | 0
          Host: localhost                                           | 401
          Authorization: Bearer S3cret:+/=                          | 401
          Authorization: Bearer S3cret:+/=üü                        | 401
          Authorization: Bearer s3cret:+/=ü                         | 401
          Authorization: Bearer  S3cret:+/=ü                        | 401
          Authorization: Bearer                                     | 401
          Authorization: S3cret:+/=ü                                | 401
          Authorization: Digest S3cret:+/=ü                         | 401
          Authorization: Basic S3cret:+/=ü                          | 401
          Authorization: Basic YW55Ym9keQ==                         | 401
          Authorization: Basic UzNjcmV0OisvPcO8OmFueWJvZHk=         | 401
          Authorization: Bearer S3cret:+/=ü; Authorization: Bearer S3cret:+/=ü | 401
          Cookie: token=S3cret:+/=ü                                 | 401
          Authorization: Bearer S3cret:+/=ü; Origin: null           | 403
          Authorization: Bearer S3cret:+/=ü; Origin: https://evil.example; Host: lms.example | 403
          Authorization: Bearer S3cret:+/=ü; Origin: https://lms.example.evil.example; Host: lms.example | 403
          Authorization: Bearer S3cret:+/=ü; Origin: http://lms.example:81; Host: lms.example:80 | 403
          Authorization: Bearer S3cret:+/=ü; Host: a.example; Host: a.example | 400
          """)
  @Survives({"K1", "K10"})
  @Secures("S37")
  void with_a_token_it_alone_decides(String headers, int status) {
    assertThat(answer(withToken, "/api/v1/runs", headers)).isEqualTo(status);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Host: localhost                                   | 0
          Host: LOCALHOST:8080                              | 0
          Host: 127.0.0.1:8080                              | 0
          Host: [::1]:8080                                  | 0
          Host: [::1]                                       | 0
          Host: localhost:8080; Origin: http://localhost:8080 | 0
          Host: evil.example                                | 403
          Host: localhost.evil.example                      | 403
          Host: evil.example:8080; Origin: http://evil.example:8080 | 403
          Host: 127.0.0.1.evil.example                      | 403
          Host: 127.0.0.2                                   | 403
          Host: 192.168.1.5:8080                            | 403
          Host: localhost:80@evil.example                   | 403
          Host: localhost:                                  | 403
          Host:                                             | 403
          X: no host                                        | 403
          Host: localhost; Forwarded: for=9.9.9.9           | 403
          Host: localhost; X-Forwarded-For: 127.0.0.1       | 403
          Host: localhost; x-forwarded-host: localhost      | 403
          Host: localhost; X-Forwarded-Anything: 1          | 403
          Host: localhost; Origin: http://evil.example      | 403
          Host: localhost:8080; Origin: http://localhost    | 403
          Host: localhost; Origin: null                     | 403
          Host: localhost; Host: localhost                  | 400
          Host: localhost; Host: evil.example               | 400
          """)
  void without_a_token_only_this_machine_is_let_in(String headers, int status) {
    assertThat(answer(without, "/api/v1/runs", headers)).isEqualTo(status);
  }

  @Test
  void without_a_token_nobody_is_let_in_where_others_can_reach_the_server() {
    Access open = new Access(Optional.empty(), false, Optional.empty());

    assertThat(answer(open, "/api/v1/runs", "Host: localhost")).isEqualTo(403);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /observe/health        | 0
          /observe/health/live   | 0
          /observe/health/ready  | 0
          /observe/healthy       | 401
          /observe/health/       | 401
          /observe/health/../metrics | 401
          //observe/health       | 401
          /observe/health%2f..%2fmetrics | 401
          /observe/health;x      | 401
          /observe/metrics       | 401
          /openapi.json          | 401
          /nothing               | 401
          http://localhost/observe/health | 400
          *                      | 400
          """)
  void health_alone_is_open_to_all_and_only_as_it_is_spelt(String path, int status) {
    assertThat(answer(withToken, path, "Host: lms.example")).isEqualTo(status);
  }

  @Test
  @Secures("S32")
  void without_a_token_nothing_can_be_changed_and_the_setting_is_named() throws Problem {
    Operation read = Operation.get("/api/v1/runs");
    Operation change = new Operation("POST", "/api/v1/runs", Set.of());

    without.permit(read);
    withToken.permit(change);
    assertThat(refusal(() -> without.permit(change)).status()).isEqualTo(403);
    assertThat(refusal(() -> without.permit(change))).hasMessageContaining("REST_TOKEN");
  }

  private interface Check {
    void run() throws Problem;
  }

  private static Problem refusal(Check check) {
    try {
      check.run();
      return null;
    } catch (Problem problem) {
      return problem;
    }
  }

  private static int answer(Access access, String path, String headers) {
    Asked asked = Asked.of("GET", path, headers(headers));
    Problem refusal = refusal(() -> access.admit(asked));
    return refusal == null ? LET_IN : refusal.status();
  }

  private static Map<String, List<String>> headers(String text) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line : text.split("; ")) {
      String[] header = line.split(": ?", 2);
      headers
          .computeIfAbsent(header[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(header[1]);
    }
    return headers;
  }
}
