package lms.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lms.Lms;
import lms.cli.Pipeline;
import lms.support.Browser;
import lms.support.RouteTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** The page in a real browser, on the real service. Where no Chromium is installed, skipped. */
@Timeout(300)
@Tag("browser")
abstract class InBrowser extends RouteTest {
  static final String DRAWN =
      "document.querySelectorAll('.card').length > 10"
          + " && !document.querySelector('.skeleton, .card [aria-busy=true]')"
          + " && document.querySelector('#fresh').textContent !== ''";

  private static Path program;

  Browser browser;
  Lms service;
  String address;

  @BeforeAll
  static void find() {
    Optional<Path> installed = Browser.installed();
    assumeTrue(installed.isPresent(), "chromium is not installed: nobody has looked at the page");
    program = installed.get();
  }

  @BeforeEach
  void start() throws Exception {
    browser = new Browser(program, Files.createDirectory(folder.resolve("browser")));
  }

  @AfterEach
  void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (service != null) {
      service.close();
    }
  }

  /** Starts the service; the browser shows the token if there is one. */
  void serve(Map<String, String> settings) throws Exception {
    Map<String, String> all = new HashMap<>(settings);
    int port = freePort();
    all.put("HTTP_PORT", String.valueOf(port));
    all.put("CATCH_UP_FROM", "2100-01-01");
    service = Lms.start(Pipeline.Mode.SERVICE, settings(all), database, CLOCK, (n, bad) -> {});
    address = "http://localhost:" + port;
    if (settings.containsKey("REST_TOKEN")) {
      browser.always(Map.of("Authorization", "Bearer " + settings.get("REST_TOKEN")));
    }
  }

  void open(String path) throws Exception {
    browser.open(address + path);
    browser.until(DRAWN);
  }

  void click(String selector) throws Exception {
    browser.until("document.querySelector(\"%s\") !== null".formatted(selector));
    browser.evaluate("document.querySelector(\"%s\").click()".formatted(selector));
  }

  boolean is(String condition) throws Exception {
    return browser.evaluate(condition).asBoolean();
  }

  String text(String selector) throws Exception {
    return text(selector, "textContent");
  }

  String text(String selector, String property) throws Exception {
    return browser
        .evaluate("document.querySelector(\"%s\").%s".formatted(selector, property))
        .asText();
  }
}
