package lms.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page can be read: contrast as WCAG 2.2 computes it, level AA. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ColoursTest {
  private static final Pattern RULE = Pattern.compile(":root([^{]*)\\{([^}]*)}");
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");
  private static final double TEXT = 4.5;
  private static final double DRAWING = 3;

  @ParameterizedTest
  @CsvSource({
    "ink, ground card cold bad-ground busy-ground doubt-ground good-ground",
    "muted, ground card cold",
    "accent, card ground",
    "on-accent, accent",
    "good, card good-ground",
    "doubt, card doubt-ground",
    "bad, card bad-ground",
    "busy, card busy-ground",
    "ground, ink",
    "card, bad"
  })
  void text_stands_out(String colour, String grounds) throws IOException {
    for (Map<String, String> theme : themes().values()) {
      for (String ground : grounds.split(" ")) {
        assertThat(contrast(theme.get(colour), theme.get(ground)))
            .as(colour + " on " + ground + " in " + theme)
            .isGreaterThanOrEqualTo(TEXT);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"accent", "second", "third", "soft", "edge", "good", "doubt", "bad"})
  void what_is_drawn_stands_out(String colour) throws IOException {
    for (Map<String, String> theme : themes().values()) {
      assertThat(contrast(theme.get(colour), theme.get("card")))
          .as(colour + " in " + theme)
          .isGreaterThanOrEqualTo(DRAWING);
    }
  }

  @Test
  void both_themes_have_the_same_colours_and_no_other_file_has_any() throws IOException {
    Map<String, Map<String, String>> themes = themes();

    assertThat(themes).hasSize(2);
    assertThat(themes.values()).extracting(Map::keySet).containsOnly(themes.get("").keySet());
    for (Path file : PageFiles.ours()) {
      if (!file.endsWith("colours.css") && !file.toString().endsWith(".svg")) {
        assertThat(Files.readString(file)).doesNotContainPattern("[ :']#[0-9a-fA-F]{3,8}\\b[^-]");
      }
    }
  }

  @Test
  void contrast_is_computed_as_the_guidelines_do() {
    assertThat(contrast("000000", "ffffff")).isEqualTo(21);
    assertThat(contrast("ffffff", "777777")).isBetween(4.47, 4.49);
  }

  private static Map<String, Map<String, String>> themes() throws IOException {
    Map<String, Map<String, String>> themes = new TreeMap<>();
    RULE.matcher(Files.readString(PageFiles.FOLDER.resolve("colours.css")))
        .results()
        .forEach(
            rule -> {
              Map<String, String> colours = new TreeMap<>();
              COLOUR
                  .matcher(rule.group(2))
                  .results()
                  .forEach(c -> colours.put(c.group(1), c.group(2)));
              themes.put(rule.group(1).strip(), colours);
            });
    return themes;
  }

  private static double contrast(String one, String other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String colour) {
    double[] parts = new double[3];
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour.substring(2 * i, 2 * i + 2), 16) / 255.0;
      parts[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }
}
