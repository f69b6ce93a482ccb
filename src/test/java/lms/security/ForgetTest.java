package lms.security;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lms.support.RouteTest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** {@code deploy/postgres/forget_learner.sql}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ForgetTest extends RouteTest {
  private static final String LEARNER = "5eedc0ffee5eedc0ffee5eedc0ffee01";

  private static final String LEDGER =
      "select to_jsonb(r), to_jsonb(w), to_jsonb(d) from load_run r, load_window w, daily_stats d";

  @Test
  @Secures("S54")
  void nothing_of_a_learner_is_left_and_what_is_of_others_and_the_ledger_stay() throws Exception {
    String id = '"' + LEARNER + '"';
    loadRecords(
        aTrialRun().with("lti_user_id", id),
        aTrialRun().with("lti_user_id", id).with("is_correct", "7"),
        aSubmission(),
        aSubmission().with("is_correct", "7"));
    List<String> ledger = rows(LEDGER);
    String script = Files.readString(Path.of("deploy/postgres/forget_learner.sql"));

    execute(script.replace(":'learner'", "'" + LEARNER + "'"));

    for (String table : rows("select tablename from pg_tables where schemaname = 'public'")) {
      String found = "select count(*) from %s t where to_jsonb(t)::text ~ '%s|%s'";
      String inHex = "(?:%s)".formatted(java.util.HexFormat.of().formatHex(LEARNER.getBytes()));
      assertThat(value(found.formatted(table, LEARNER, inHex))).as(table).isEqualTo("0");
    }
    assertThat(rows("select count(*) from attempts")).containsExactly("1");
    assertThat(rows("select count(*) from learner_stats")).containsExactly("1");
    assertThat(rows("select count(*) from quarantine")).containsExactly("1");
    assertThat(rows(LEDGER)).isEqualTo(ledger);
  }
}
