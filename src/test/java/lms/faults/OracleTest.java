package lms.faults;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lms.support.Reply;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Product and oracle come to the same by ways of their own, and the checks between them can fail.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OracleTest extends WatchedTest {
  private static final String FIRST =
      array(
          aTrialRun(),
          aSubmission(),
          aSubmission().with("is_correct", "0.0"),
          aSubmission().at("2023-05-31 10:00:00").with("is_correct", "null"),
          aSubmission().at("2023-05-31 23:59:59.999999").with("lti_user_id", "\"Ёжик 😀\""),
          aTrialRun().at("2023-06-01 00:00:00"),
          aTrialRun().with("passback_params", "null"),
          aTrialRun().with("lti_user_id", "null"),
          aTrialRun().with("lti_user_id", "null"),
          aTrialRun().with("is_correct", "1"),
          aTrialRun().with("created_at", "\"31.05.2023\""),
          "17");
  private static final String SECOND = array(aSubmission().with("is_correct", "true"), aTrialRun());

  @Test
  void the_product_stores_what_the_oracle_says() throws Exception {
    load(Reply.json(FIRST));
    load(Reply.json(SECOND));

    Oracle.Expected expected = Oracle.after(DAY, FIRST, SECOND);
    Invariants.of(database).storedExactly(expected).ledgerAddsUp().everyEndIsTrue();
    assertThat(expected.attempts()).hasSize(5);
    assertThat(expected.stats()).isEqualTo("2023-05-31 5 2 2 66.67 2 3");
    assertThat(value("select sum(times_seen) from quarantine"))
        .isEqualTo(String.valueOf(expected.quarantined()));
    assertThat(value("select sum(outside) from load_window"))
        .isEqualTo(String.valueOf(expected.outside()));
  }

  @Test
  void a_row_too_few_too_many_or_other_is_seen() throws Exception {
    load(Reply.json(SECOND));
    Invariants invariants = Invariants.ofSpoilt(database);
    invariants.storedExactly(Oracle.after(DAY, SECOND));

    for (String wrong :
        List.of(
            "delete from attempts where attempt_type = 'run'",
            "update attempts set is_correct = false where attempt_type = 'submit'",
            "insert into attempts (client, user_id, attempt_type, created_at) values ('Uni', 'x', 'run', '2023-05-31 12:00Z')")) {
      execute(wrong);
      assertThatThrownBy(() -> invariants.storedExactly(Oracle.after(DAY, SECOND)))
          .isInstanceOf(AssertionError.class);
      execute("truncate attempts");
    }
  }

  @Test
  void a_ledger_that_does_not_add_up_or_is_not_true_is_seen() throws Exception {
    load(Reply.json(SECOND));
    Invariants invariants = Invariants.ofSpoilt(database);
    invariants.ledgerAddsUp().everyEndIsTrue();
    assertThat(invariants.falseSuccessMails(folder.resolve("data/outbox"))).isEmpty();

    execute("update load_window set received = 7");
    assertThatThrownBy(invariants::ledgerAddsUp).isInstanceOf(AssertionError.class);
    execute("update load_window set status = 'FAILED'");
    assertThatThrownBy(invariants::everyEndIsTrue).isInstanceOf(AssertionError.class);
    execute("update load_run set status = 'FAILED'");
    assertThat(invariants.falseSuccessMails(folder.resolve("data/outbox")))
        .containsExactly("1 SUCCEEDED");
    execute("update load_run set finished_at = null");
    assertThatThrownBy(invariants::everyEndIsTrue).isInstanceOf(AssertionError.class);
  }

  @Test
  void what_it_cannot_read_it_refuses() {
    String odd = array(aTrialRun().with("passback_params", "\"{'a': 1}\""));

    assertThatThrownBy(() -> Oracle.after(DAY, odd)).isInstanceOf(IllegalArgumentException.class);
  }
}
