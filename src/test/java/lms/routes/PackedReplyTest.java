package lms.routes;

import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import lms.ledger.Failure;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.security.Secures;
import lms.support.Reply;
import lms.support.RouteTest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How much a reply grows is told from what came over the wire. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PackedReplyTest extends RouteTest {
  /** Seventeen mebibytes and a half, most of them blanks; packed about a thousandth of that. */
  private static final String LONG = separated(7 << 19);

  private static final int GROWS = LONG.length() / Reply.packed(LONG).length;

  private static String separated(int blanks) {
    String gap = "," + " ".repeat(blanks);
    return "[" + String.join(gap, Collections.nCopies(6, aTrialRun().json())) + "]";
  }

  @Test
  @Secures("S3")
  void a_reply_that_grows_a_little_less_than_it_may_is_loaded() {
    assertThat(loadPacked(LONG, GROWS + GROWS / 20).status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  @Secures("S3")
  void one_that_grows_a_little_more_is_refused_and_asked_for_once() throws Exception {
    int most = GROWS - GROWS / 20;

    Failure failure = loadPacked(LONG, most).failure().orElseThrow();

    assertThat(failure.kind()).isEqualTo(Failure.Kind.API);
    assertThat(failure.message()).contains("API_MAX_RATIO=%d allows".formatted(most));
    assertThat(value("select count(*) from attempts")).isEqualTo("0");
    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void a_short_reply_may_grow_as_it_will() {
    assertThat(loadPacked(separated(3 << 20), 1).status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void one_that_is_not_packed_does_not_grow() {
    RunSummary summary = load(Map.of("API_MAX_RATIO", "1"), Reply.json(LONG));

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(summary.receipt().received()).isEqualTo(6);
  }

  private RunSummary loadPacked(String body, int most) {
    return load(
        Map.of("API_MAX_RATIO", String.valueOf(most), "API_RETRIES", "3"), Reply.gzip(body));
  }
}
