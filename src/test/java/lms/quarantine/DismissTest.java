package lms.quarantine;

import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lms.cli.Pipeline;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Dismissed are the open records that are meant, and no others. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DismissTest extends QuarantineTest {
  private static final String OPEN =
      "select string_agg(id::text, ' ' order by id) from quarantine where status = 'OPEN'";

  @Test
  void records_are_dismissed_by_the_beginning_of_a_reason_by_time_or_all() throws SQLException {
    loadRecords(
        aTrialRun().with("attempt_type", "\"debug\""),
        aTrialRun().with("attempt_type", "\"hint\"").with("lti_user_id", "null"),
        aTrialRun().with("lti_user_id", "null"),
        "1",
        "2",
        "3");
    execute("update quarantine set status = 'REPLAYED' where raw = '1'");
    execute("update quarantine set last_seen_at = '2023-05-01T23:59:59Z' where raw = '2'");
    Optional<Instant> before = Optional.of(Instant.parse("2023-05-02T00:00:00Z"));
    try (Pipeline pipeline = pipeline(Map.of())) {
      assertThat(dismiss(pipeline, Optional.of("is missing"), Optional.empty())).isZero();
      assertThat(dismiss(pipeline, Optional.of("attempt_type"), before)).isZero();
      assertThat(dismiss(pipeline, Optional.of("attempt_type is not"), Optional.empty()))
          .isEqualTo(2);
      assertThat(value(OPEN)).isEqualTo("3 5 6");
      assertThat(dismiss(pipeline, Optional.of("record is not an object"), before)).isEqualTo(1);
      assertThat(value(OPEN)).isEqualTo("3 6");
      assertThat(dismiss(pipeline, Optional.empty(), Optional.empty())).isEqualTo(2);
      assertThat(dismiss(pipeline, Optional.empty(), Optional.empty())).isZero();
      assertThat(pipeline.ask("quarantine-count", null, Long.class)).isZero();
    }
    assertThat(rows("select status, count(*) from quarantine group by 1 order by 1"))
        .containsExactly("DISMISSED 5", "REPLAYED 1");
  }

  private static long dismiss(
      Pipeline pipeline, Optional<String> reason, Optional<Instant> before) {
    return pipeline.ask("quarantine-dismiss", new Dismissal(reason, before), Long.class);
  }
}
