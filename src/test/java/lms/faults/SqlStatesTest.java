package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import lms.ledger.Status;
import lms.support.Reply;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each call to the database fails once: nothing is lost or doubled, and nobody is told untruths.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SqlStatesTest extends FaultTest {
  private FaultyDatabase faulty;

  @ParameterizedTest
  @ValueSource(strings = "08006")
  void a_call_that_fails_now_and_then_loses_nothing_and_doubles_nothing(String state)
      throws Exception {
    failEach(state, 13);
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "55P03", "57014", "57P01", "53300", "53100", "08006"})
  @FaultsLong
  @Survives({"F6", "F7", "F13", "F14", "F15", "F18", "F19"})
  void any_call_that_fails_loses_nothing_and_doubles_nothing(String state) throws Exception {
    failEach(state, Integer.getInteger("calls.apart", 1));
  }

  /** Each call of a load run, or each so many-th. */
  private void failEach(String state, int apart) throws Exception {
    faulty = new FaultyDatabase(pool.pool());
    source = faulty;
    start(Map.of());
    api.then(Reply.json(REPLY));
    faulty.count();
    assertThat(run().status()).isEqualTo(Status.SUCCEEDED);
    int calls = faulty.calls();
    assertThat(calls).isGreaterThan(20);
    for (int call = 0; call < calls; call += apart) {
      failOne(call, state);
    }
  }

  private void failOne(int call, String state) {
    try {
      beginAnew();
      faulty.fail(call, state);
      run();
      faulty.count();
      assertRecovers(REPLY, REPLY);
    } catch (Exception | AssertionError e) {
      throw new AssertionError("call %d failed with SQLSTATE %s".formatted(call, state), e);
    }
  }
}
