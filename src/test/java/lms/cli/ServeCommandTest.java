package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

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
}
