package lms.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import lms.support.Reply;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page while things happen, from a first start on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BrowserLiveTest extends InBrowser {
  /** Two requests find no answer: the first load run is stopped, the second one fails. */
  @ParameterizedTest(name = "events held back: {0}")
  @ValueSource(booleans = {false, true})
  void a_first_load_run_is_begun_followed_and_stopped_and_one_that_fails_is_told_of(boolean silent)
      throws Exception {
    serve(Map.of("REST_TOKEN", "token"));
    if (silent) {
      browser.block("*/api/v1/events");
    }
    open("/?lang=en");
    assertThat(text("#welcome")).contains("No data yet", "calendar below");
    assertThat(is("document.querySelector('#progress').hidden")).isTrue();

    api.then(Reply.silence());
    loadNewestDay();
    browser.until("document.querySelector('#progress').textContent.includes('is loading 31 May')");
    click("#progress button");
    click("dialog .main");
    browser.until("document.querySelector('#runs').textContent.includes('cancelled')");
    browser.until("document.querySelector('#progress').hidden");
    browser.until("document.querySelector('.calendar .day.RUNNING') === null");
    assertThat(text("#trouble")).isEmpty();

    api.then(Reply.status(403, Map.of(), "no"));
    loadNewestDay();
    browser.until("document.querySelector('#trouble').textContent.includes('Load run 2')");
    assertThat(text("#runs")).contains("failed");
    assertThat(text("#trouble")).contains("The last load run failed", "the API answered 403");
  }

  private void loadNewestDay() throws Exception {
    click(".calendar .day:nth-last-child(2)");
    click("dialog .main");
  }
}
