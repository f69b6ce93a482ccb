package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChartScaleTest {
  @ParameterizedTest(name = "up to {0}: {1}")
  @CsvSource({
    "0, '[0, 1]'",
    "1, '[0, 1]'",
    "4, '[0, 1, 2, 3, 4]'",
    "5, '[0, 2, 4, 6]'",
    "8000, '[0, 2000, 4000, 6000, 8000]'",
    "8001, '[0, 5000, 10000]'",
    "11113, '[0, 5000, 10000, 15000]'",
    "20001, '[0, 10000, 20000, 30000]'",
    "5000000, '[0, 2000000, 4000000, 6000000]'"
  })
  void a_few_round_counts_reach_over_the_highest(long highest, String lines) {
    ChartScale scale = ChartScale.upTo(highest);

    assertThat(scale.lines()).hasToString(lines);
    assertThat(scale.share(highest)).isBetween(0.0, 1.0);
    assertThat(scale.share(scale.top())).isEqualTo(1.0);
  }
}
