package lms.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import lms.extract.ApiFailure;
import lms.extract.ConnectFailures;
import lms.settings.Settings;
import lms.texts.Texts;
import lms.window.Window;

/** Whether the API answers with a whole array. One request; nothing of its reply is kept. */
public final class ApiCheck implements Check {
  private final Settings.Api api;
  private final Clock clock;
  private final Question<Window, Long> records;
  private final Texts texts;
  private final Consumer<String> say;

  /**
   * @param records how many records the API has for a window
   * @param say takes a line for the terminal before the wait
   */
  public ApiCheck(
      Settings.Api api,
      Clock clock,
      Question<Window, Long> records,
      Texts texts,
      Consumer<String> say) {
    this.api = api;
    this.clock = clock;
    this.records = records;
    this.texts = texts;
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
    say.accept(texts.get("doctor.api.asking"));
    Instant start = clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(1, ChronoUnit.DAYS);
    Window minute = new Window(start, start.plus(1, ChronoUnit.MINUTES));
    long begun = System.nanoTime();
    try {
      long count = records.ask(minute);
      return List.of(
          Finding.ok(
              name(),
              texts.get(
                  "doctor.api",
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
      String remedy = texts.get("doctor.api." + remedy(failure.httpStatus().get()));
      return Finding.wrong(name(), failure.sentence().in(texts), remedy);
    }
    String[] words =
        failure.sentence().in(texts).split(texts.get("doctor.api.check-in-message"), 2);
    String what = words.length > 1 ? words[1] : texts.get("doctor.api.network");
    return Finding.wrong(name(), words[0], texts.get("doctor.api.check", what.strip()));
  }

  /** The text that says what to do about a reply that will not do. */
  private static String remedy(int status) {
    return switch (status) {
      case 400, 401, 403 -> "client";
      case 404, 405, 410 -> "url";
      case 200 -> "reply";
      default -> status < 400 ? "redirect" : "later";
    };
  }
}
