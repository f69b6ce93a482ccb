package lms.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import lms.extract.ApiFailure;
import lms.extract.ConnectFailures;
import lms.settings.Settings;
import lms.window.Window;

/** Whether the API answers with a whole array. One request; nothing of its reply is kept. */
public final class ApiCheck implements Check {
  private static final String ASK_THEM =
      "Try again later; if it stays, ask those who run the grader";

  private final Settings.Api api;
  private final Clock clock;
  private final Question<Window, Long> records;
  private final Consumer<String> say;

  /**
   * @param records how many records the API has for a window
   * @param say takes a line for the terminal before the wait
   */
  public ApiCheck(
      Settings.Api api, Clock clock, Question<Window, Long> records, Consumer<String> say) {
    this.api = api;
    this.clock = clock;
    this.records = records;
    this.say = say;
  }

  @Override
  public String name() {
    return "API";
  }

  /** Longer than the request may take, which ends by its own time-outs. */
  @Override
  public Duration bound() {
    return api.timeout().plusMinutes(1);
  }

  @Override
  public List<Finding> look() throws Exception {
    say.accept("asking the API for one minute; its answer takes about half a minute");
    Instant start = clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(1, ChronoUnit.DAYS);
    Window minute = new Window(start, start.plus(1, ChronoUnit.MINUTES));
    long begun = System.nanoTime();
    try {
      long count = records.ask(minute);
      return List.of(
          Finding.ok(
              name(),
              String.format(
                  Locale.ROOT,
                  "%s knows %s and sent a whole array after %.1f s, %,d records from %s on",
                  api.url().orElseThrow(),
                  api.client(),
                  (System.nanoTime() - begun) / 1e9,
                  count,
                  start)));
    } catch (Exception e) {
      if (ConnectFailures.explain(e) instanceof ApiFailure failure) {
        return List.of(explain(failure));
      }
      throw e;
    }
  }

  private Finding explain(ApiFailure failure) {
    if (failure.httpStatus().isPresent()) {
      return Finding.wrong(name(), failure.getMessage(), remedy(failure.httpStatus().get()));
    }
    String[] words = failure.getMessage().split("; check ", 2);
    String remedy = words.length > 1 ? words[1] : "API_URL, the network and API_TIMEOUT";
    return Finding.wrong(name(), words[0], "Check " + remedy);
  }

  private static String remedy(int status) {
    return switch (status) {
      case 400, 401, 403 -> "Check API_CLIENT, which is case-sensitive, and API_CLIENT_KEY";
      case 404, 405, 410 -> "Check API_URL";
      case 200 -> "Check API_URL; if it is right, ask those who run the grader";
      default ->
          status < 400 ? "Set API_URL to the address it names; it is not followed" : ASK_THEM;
    };
  }
}
