package lms.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The README in Russian says what the English one says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeRussianTest {
  private static final Path ENGLISH = Path.of("README.md");
  private static final Path RUSSIAN = Path.of("README.ru.md");

  /** What must be the same in both. */
  enum Fact {
    HEADINGS(Readme::headings),
    CODE(Readme::code),
    LINKS(Readme::links),
    ROWS(Readme::rows),
    NAMES(Readme::names);

    private final Function<Readme, List<?>> of;

    Fact(Function<Readme, List<?>> of) {
      this.of = of;
    }
  }

  @ParameterizedTest
  @EnumSource
  void both_pages_have_the_same(Fact fact) throws IOException {
    List<?> english = fact.of.apply(Readme.of(ENGLISH));

    assertThat(english).isNotEmpty();
    assertThat(fact.of.apply(Readme.of(RUSSIAN))).isEqualTo(english);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HEADINGS | ## Settings                | ### Settings
          CODE     | ./lms demo                 | ./lms serve
          LINKS    | page-light.png             | page-dark.png
          LINKS    | (docs/sheet.md)            | (docs/mail.md)
          ROWS     | 0.26                       | 0.27
          ROWS     | `MISSING`                  | `LOST`
          NAMES    | with `REPORT_LANGUAGE=ru`  | with Russian
          """)
  void what_differs_is_seen(Fact fact, String instead, String of, @TempDir Path folder)
      throws IOException {
    String english = Files.readString(ENGLISH);
    Path other = Files.writeString(folder.resolve("other.md"), english.replace(instead, of));

    assertThat(english).contains(instead);
    assertThat(fact.of.apply(Readme.of(other))).isNotEqualTo(fact.of.apply(Readme.of(ENGLISH)));
  }

  @Test
  void every_file_they_lead_to_is_there() throws IOException {
    List<String> files =
        Readme.of(ENGLISH).links().stream().filter(link -> !link.contains("://")).toList();

    assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(Path.of(file)).exists());
  }
}
