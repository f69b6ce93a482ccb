package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import lms.faults.Survives;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps the service from starting. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServeCommandTest extends LoadCommandTest {
  @Test
  void a_port_that_is_taken_is_status_1_and_the_setting_is_named() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      set("HTTP_PORT", String.valueOf(taken.getLocalPort()));

      Ended ended = lms("serve");

      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.err())
          .contains("HTTP_PORT " + taken.getLocalPort(), "in use", "Nothing was started")
          .doesNotContain("defect", "Exception");
      assertThat(rows("select * from load_run")).isEmpty();
    }
    assertThat(api.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "serve"})
  @Survives("F26")
  void a_right_that_was_taken_away_is_status_3_and_how_to_give_it_back_is_said(String command)
      throws SQLException {
    String loader = database.getDatabaseName() + "_loader";
    execute("create role %s login".formatted(loader));
    execute("grant all on all tables in schema public to " + loader);
    execute("revoke insert on attempts from " + loader);
    set("DB_USER", loader);

    Ended ended = lms(command);

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err())
        .contains("insert on public.attempts", "grant insert on public.attempts to " + loader)
        .doesNotContain("defect", "Exception");
    assertThat(ended.out()).isEmpty();
    assertThat(rows("select * from load_run")).isEmpty();
    assertThat(api.requests()).isEmpty();
  }
}
