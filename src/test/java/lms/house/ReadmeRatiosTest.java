package lms.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeRatiosTest {
  private static final String BEGIN = "<!-- ratios -->";
  private static final String END = "<!-- /ratios -->";

  @Test
  void the_README_quotes_what_the_bench_has_measured() throws IOException {
    String measured = quoted(Path.of("bench/RESULTS.md"));

    assertThat(quoted(Path.of("README.md"))).isEqualTo(measured).contains("./lms run");
  }

  private static String quoted(Path page) throws IOException {
    String text = Files.readString(page);
    assertThat(text).as(page.toString()).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
    return text.substring(text.indexOf(BEGIN), text.indexOf(END));
  }
}
