package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lms.support.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What mails look like in a real browser: on a phone, on a dark screen, in Russian. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailLooksTest {
  /** Contrast as WCAG 2.2 computes it, of each text against what is behind it; the least of all. */
  private static final String LEAST_CONTRAST =
      """
      (() => {
        const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
        const light = (colour) => {
          const [r, g, b] = numbers(colour).map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = (e) => {
          const colour = getComputedStyle(e).backgroundColor;
          return numbers(colour)[3] === 0 ? behind(e.parentElement) : colour;
        };
        const texts = [...document.querySelectorAll('body *')].filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
        return Math.min(...texts.map((e) => {
          const [low, high] = [light(getComputedStyle(e).color), light(behind(e))].sort((a, b) => a - b);
          return (high + 0.05) / (low + 0.05);
        }));
      })()
      """;

  private static final String OVERFLOW =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  private static Browser browser;
  @TempDir private static Path folder;

  @BeforeAll
  static void drawMails() throws Exception {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "needs Chromium");
    MailPages.main(new String[] {folder.resolve("mails").toString()});
    browser = new Browser(program.get(), Files.createDirectory(folder.resolve("browser")));
  }

  @AfterAll
  static void closeBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"360, light", "360, dark", "800, light", "800, dark"})
  void every_mail_fits_the_screen_and_can_be_read(int width, String scheme) throws Exception {
    browser.width(width);
    browser.scheme(scheme);
    for (Path mail : mails()) {
      show(mail);
      assertThat(browser.evaluate(OVERFLOW).asInt()).as("%s overflows", mail).isZero();
      assertThat(browser.evaluate(LEAST_CONTRAST).asDouble())
          .as("contrast in %s", mail)
          .isGreaterThanOrEqualTo(4.5);
      assertThat(browser.requests())
          .allMatch(asked -> asked.startsWith("file:") || asked.startsWith("data:"));
    }
  }

  @Test
  void a_dark_screen_shows_a_dark_mail() throws Exception {
    for (String scheme : List.of("light", "dark")) {
      browser.scheme(scheme);
      show(mails().get(0));
      assertThat(
              browser
                  .evaluate("getComputedStyle(document.querySelector('.card')).backgroundColor")
                  .asText())
          .isEqualTo(scheme.equals("dark") ? "rgb(22, 27, 34)" : "rgb(255, 255, 255)");
    }
  }

  /** Names of settings and commands are what they are; a sentence is not. */
  @Test
  void a_russian_mail_holds_no_english_sentence() throws Exception {
    List<Path> russian =
        mails().stream().filter(mail -> mail.toString().endsWith("-ru.html")).toList();
    assertThat(russian).isNotEmpty();
    for (Path mail : russian) {
      show(mail);
      assertThat(browser.evaluate("document.body.innerText.replace(/[.]\\/lms .*/g, '')").asText())
          .containsPattern("[а-я]{3}")
          .doesNotContainPattern("[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}");
    }
  }

  private static List<Path> mails() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("mails"))) {
      return files.sorted().toList();
    }
  }

  private static void show(Path mail) throws Exception {
    browser.open(mail.toUri().toString());
    browser.until(
        "location.href.endsWith('/%s') && document.readyState === 'complete'"
            .formatted(mail.getFileName()));
  }
}
