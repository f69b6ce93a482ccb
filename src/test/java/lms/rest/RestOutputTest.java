package lms.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLTransientConnectionException;
import java.util.List;
import lms.dashboard.NoTurn;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RestOutputTest {
  private final RestOutput output = new RestOutput();

  @Test
  void a_card_without_a_turn_is_told_apart_from_a_database_that_is_away() {
    Problem busy = output.problem(new IllegalStateException(new NoTurn()));
    Problem away =
        output.problem(new IllegalStateException(new SQLTransientConnectionException("no")));

    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.headers()).containsEntry("Retry-After", List.of("5"));
    assertThat(busy.body()).containsEntry("busy", true);
    assertThat(busy.getMessage()).doesNotContain("database");
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.headers()).isEmpty();
    assertThat(away.body()).doesNotContainKey("busy");
  }
}
