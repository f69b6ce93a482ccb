package lms.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ThrownTextTest {
  @Test
  void an_expected_failure_says_what_and_why_but_not_where() {
    Exception failure =
        new IOException("reply broken off", new ConnectException("Connection refused"));

    assertThat(ThrownText.of(failure, false))
        .isEqualTo("IOException: reply broken off; caused by ConnectException: Connection refused");
    assertThat(ThrownText.of(new IOException(), false)).isEqualTo("IOException");
  }

  @Test
  void a_defect_says_where_even_inside_another_exception() {
    Exception failure = new IOException("wrapped", new NullPointerException());

    assertThat(ThrownText.of(failure, false))
        .startsWith(
            "IOException: wrapped; caused by NullPointerException at lms.log.ThrownTextTest.")
        .contains("(ThrownTextTest.java:")
        .doesNotContain("\n");
  }

  @Test
  void asked_for_detail_every_failure_says_where_in_twenty_frames() {
    String text = ThrownText.of(deep(100), true);

    assertThat(text).startsWith("IOException: deep at lms.log.ThrownTextTest.deep(");
    assertThat(text.split(" < ")).hasSize(20);
  }

  @Test
  void causes_that_go_round_in_a_circle_come_to_an_end() {
    IOException inner = new IOException("inner");
    IOException outer = new IOException("outer", inner);
    inner.initCause(outer);

    assertThat(ThrownText.of(outer, false).split("; caused by ")).hasSize(11);
  }

  private static IOException deep(int depth) {
    return depth == 0 ? new IOException("deep") : deep(depth - 1);
  }
}
