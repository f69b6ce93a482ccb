package lms.page;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.security.Secures;
import lms.support.Records;
import lms.support.Reply;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The page with two days loaded. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BrowserTest extends InBrowser {
  /** With two days of three, and a record in quarantine. */
  @Override
  void serve(Map<String, String> settings) throws Exception {
    super.serve(settings);
    load("2023-05-29", aTrialRun().at("2023-05-29 09:00:00.000001"));
    load("2023-05-31", aTrialRun(), aSubmission(), aSubmission().with("is_correct", "\"what?\""));
  }

  private void load(String day, Object... records) {
    api.then(Reply.json(Records.array(records)));
    service.run(new RunRequest(Trigger.MANUAL, Days.of(LocalDate.parse(day))));
  }

  @Test
  void everything_is_drawn_and_nothing_is_complained_of_or_asked_of_others(TestReporter report)
      throws Exception {
    serve(Map.of("REST_TOKEN", "token"));
    open("/?lang=en");
    browser.until(
        "document.querySelectorAll('.chart svg').length"
            + " === document.querySelectorAll('.body:not(.table)').length");

    assertThat(text("#fresh")).contains("Data up to 31 May 2023");
    assertThat(text("#card-attempts .value")).isEqualTo("3");
    assertThat(text("#card-success_rate .value")).isEqualTo("100.0%");
    assertThat(text("#quarantine")).contains("is_correct", "Validate again");
    assertThat(text("#runs")).contains("succeeded");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(asked -> asked.startsWith(address + "/") || asked.startsWith("data:"));
    report.publishEntry(
        "first paint, ms",
        browser.evaluate("performance.getEntriesByType('paint')[0].startTime").asText());
  }

  @Test
  @Secures("S21")
  void what_data_says_is_shown_as_text() throws Exception {
    String markup = "<img class=planted src=x onerror=document.title=1>";
    serve(Map.of());
    load("2023-05-31", aTrialRun().with("attempt_type", '"' + markup + '"'));
    for (String column : List.of("course_id", "task_id", "user_id")) {
      execute("update learner_stats set %s = '%s'".formatted(column, markup));
    }
    execute("update course_stats set course_id = '%s' where course_id <> ''".formatted(markup));
    open("/?lang=en");

    assertThat(text("body")).contains(markup);
    assertThat(is("document.querySelector('.planted') === null")).isTrue();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_filter_changes_address_and_numbers_and_the_way_back_does_too() throws Exception {
    serve(Map.of());
    open("/?lang=en");
    click("[data-period='7']");
    browser.until("location.search === '?period=7&lang=en'");
    browser.until("document.querySelector('#card-attempts .change').textContent !== ''");
    browser.evaluate(
        "{ const to = document.querySelector('#to'); to.value = '2023-05-30';"
            + " to.dispatchEvent(new Event('change')) }");
    browser.until("location.search === '?from=2023-05-25&to=2023-05-30&lang=en'");
    browser.until("document.querySelector('#card-attempts .value').textContent === '1'");
    browser.evaluate("history.back()");
    browser.until("document.querySelector('#card-attempts .value').textContent === '3'");

    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_language_and_the_theme_are_what_the_address_says() throws Exception {
    serve(Map.of());
    open("/?lang=ru&theme=dark");

    assertThat(text("#fresh")).contains("Данные по 31 мая 2023");
    assertThat(text("#card-attempts h2")).isEqualTo("Попытки");
    assertThat(text("html[lang=ru][data-theme=dark] h1")).isEqualTo("LMS Analytics");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void nothing_is_cut_off_on_a_narrow_window_in_either_language() throws Exception {
    serve(Map.of());
    for (String language : List.of("en", "ru")) {
      for (int width : List.of(1440, 800, 400)) {
        browser.width(width);
        open("/?lang=" + language);

        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
            .as(width + " " + language)
            .isLessThanOrEqualTo(width);
      }
    }
    assertThat(idsInATable("task-7", "0123456789abcdef0123", "i4x-Uni-ALG-1-lti-2ea6acfef3a956"))
        .isEqualTo("task-7 0123456789… 2ea6acfef3…");
  }

  /** Ids of tasks as a table of the page shows them. */
  private String idsInATable(String... ids) throws Exception {
    return browser
        .evaluate(
            """
            import(document.querySelector('link[href$="/table.js"]').href).then(({ cardTable }) =>
              [...cardTable({
                title: '', columns: [{ name: 'id', kind: 'task', title: '' }],
                rows: ['%s'].map((id) => [id]),
              }).querySelectorAll('td')].map((cell) => cell.textContent).join(' '))
            """
                .formatted(String.join("', '", ids)))
        .asText();
  }

  @Test
  void every_chart_is_a_table_and_a_file_as_well() throws Exception {
    serve(Map.of());
    open("/?lang=en");
    click("#card-attempts_by_day [aria-pressed]");
    browser.until("document.querySelector('#card-attempts_by_day table') !== null");
    click("#card-attempts_by_day [aria-expanded]");
    click("#card-attempts_by_day [download]");
    browser.until("document.querySelector('#card-attempts_by_day .help').offsetHeight > 0");

    assertThat(text("#card-attempts_by_day tbody"))
        .containsSubsequence("29 May 2023", "0", "1", "–", "31 May 2023", "1", "1", "100.0%");
    browser.awaitDownload("attempts_by_day_2023-05-02_2023-05-31.csv");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_missing_day_is_loaded_from_the_keyboard_after_a_question() throws Exception {
    serve(Map.of("REST_TOKEN", "token"));
    api.then(Reply.json("[]"));
    open("/?lang=en");
    for (int i = 0; !is("document.activeElement.matches('.calendar .day')"); i++) {
      assertThat(i).as("the calendar is reached by Tab").isLessThan(100);
      browser.press("Tab");
    }
    for (int i = 0; i < 2; i++) {
      browser.press("ArrowUp");
    }
    assertThat(text(".day:focus", "ariaLabel")).startsWith("Tue, 30 May 2023: missing");
    browser.press("Enter");
    browser.until("document.querySelector('dialog[open]').textContent.includes('not loaded')");
    browser.press("Escape");
    browser.until("!document.querySelector('dialog')");
    assertThat(is("document.activeElement.matches('.day.MISSING')")).isTrue();
    assertThat(value("select count(*) from load_run")).isEqualTo("2");
    browser.press("Enter");
    browser.until("document.querySelector('dialog[open]') !== null");
    click("dialog .main");
    browser.until("document.querySelector('#remark').textContent.includes('Load run 3')");

    assertThat(value("select \"from\" || ' ' || trigger from load_run where id = 3"))
        .isEqualTo("2023-05-30 MANUAL");
    browser.until("document.querySelector('.day.MISSING') === null");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void without_a_token_nothing_can_be_changed_and_the_page_says_why() throws Exception {
    serve(Map.of());
    open("/?lang=en");
    click(".day.MISSING");
    browser.until("document.querySelector('dialog[open]').textContent.includes('REST_TOKEN')");

    assertThat(is("document.querySelector('dialog .main') === null")).isTrue();
    assertThat(text("#quarantine")).doesNotContain("Validate again");
    assertThat(text("footer")).contains("REST_TOKEN");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_service_that_has_gone_is_told_of_and_what_was_known_stays() throws Exception {
    serve(Map.of());
    open("/?lang=en");
    service.close();
    service = null;
    click("[data-period='90']");

    browser.until("document.querySelector('#trouble').textContent.includes('does not answer')");
    assertThat(text("#runs")).contains("succeeded");
  }
}
