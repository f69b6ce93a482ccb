package lms.rest;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import lms.support.Inside;
import lms.support.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What changes, as a listener hears it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class EventsTest extends ServiceTest {
  private static final String EVENTS = "/api/v1/events";

  private final List<Listener> listeners = new ArrayList<>();

  private record Event(String id, String name, JsonNode data) {}

  /** One connection, read line by line. */
  private record Listener(HttpResponse<InputStream> answer, BufferedReader lines) {
    /** The next event that is one of those; {@code null} once the other side has hung up. */
    Event next(Predicate<Event> wanted) throws IOException {
      String id = null;
      String name = null;
      JsonNode data = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        id = line.startsWith("id: ") ? line.substring(4) : id;
        name = line.startsWith("event: ") ? line.substring(7) : name;
        data = line.startsWith("data: ") ? JSON.readTree(line.substring(6)) : data;
        if (line.isEmpty() && name != null) {
          Event event = new Event(id, name, data);
          if (wanted.test(event)) {
            return event;
          }
          name = null;
        }
      }
      return null;
    }
  }

  @AfterEach
  void hangUp() throws IOException {
    for (Listener listener : listeners) {
      listener.answer().body().close();
    }
  }

  @Test
  void a_load_run_is_told_of_from_the_queue_to_its_end_and_so_are_its_days() throws Exception {
    Semaphore ticks = new Semaphore(0);
    api.then(Reply.slow(array(aTrialRun(), aTrialRun()), 10, ticks));
    serve();
    Listener listener = listen(null);
    assertThat(listener.answer().headers().firstValue("Content-Type"))
        .contains("text/event-stream");
    assertThat(listener.answer().headers().firstValue("X-Accel-Buffering")).contains("no");
    Inside.ring(service, "tell-changes"); // what there is at the first look is no change

    post("/api/v1/runs", "");
    api.awaitRequest();
    Event running = listener.next(event -> isRun(event, "RUNNING"));
    ticks.release(1_000);
    Event coverage = listener.next(event -> event.name().equals("coverage"));
    Event ended = listener.next(event -> isRun(event, "SUCCEEDED"));

    assertThat(running.data().get("id").asLong()).isEqualTo(ended.data().get("id").asLong());
    assertThat(ended.data()).isEqualTo(json(get("/api/v1/runs")).get(0));
    assertThat(coverage.data().toString())
        .isEqualTo("{\"from\":\"2023-05-31\",\"to\":\"2023-05-31\"}");
  }

  @Test
  void who_comes_back_hears_what_was_missed_and_else_that_it_must_ask_anew() throws Exception {
    Semaphore ticks = new Semaphore(0);
    api.then(Reply.slow(array(aTrialRun(), aTrialRun()), 10, ticks));
    serve();
    Listener first = listen(null);
    Inside.ring(service, "tell-changes");
    post("/api/v1/runs", "");
    Event heard = first.next(event -> event.name().equals("run"));
    ticks.release(1_000); // not before: its beginning and its end might be seen at one look
    Event last = first.next(event -> isRun(event, "SUCCEEDED"));

    Event missed = listen(heard.id()).next(event -> isRun(event, "SUCCEEDED"));
    assertThat(missed).isEqualTo(last);
    for (String unknown : List.of("x", "another-1", heard.id() + "000000", "-1", "")) {
      assertThat(listen(unknown).next(event -> true).name()).as(unknown).isEqualTo("reset");
    }
  }

  @Test
  void more_listeners_than_there_may_be_are_sent_away_until_one_goes() throws Exception {
    serve();
    for (int i = 0; i < EventStream.MOST; i++) {
      assertThat(listen(null).answer().statusCode()).isEqualTo(200);
    }

    assertThat(problem(get(EVENTS), 503).get("detail").asText()).contains("/api/v1/runs");
    listeners.remove(0).answer().body().close();
    assertThat(eventually()).isEqualTo(200);
  }

  /** The server learns of a hang-up a moment after it. */
  private int eventually() throws Exception {
    int status = 503;
    for (int i = 0; i < 300 && status == 503; i++) {
      Listener listener = listen(null);
      status = listener.answer().statusCode();
    }
    return status;
  }

  @Test
  void listeners_are_hung_up_on_when_the_service_ends() throws Exception {
    serve();
    Listener listener = listen(null);

    service.close();
    service = null;

    assertThat(ended(listener)).isTrue();
  }

  private static boolean ended(Listener listener) {
    try {
      return listener.next(event -> false) == null;
    } catch (IOException e) {
      return true; // in the middle of a chunk
    }
  }

  @Test
  void nobody_listens_without_the_token() throws Exception {
    serve();
    assertThat(Raw.ask(port, "GET " + EVENTS + " HTTP/1.1", "Host: x", "Connection: close"))
        .startsWith("HTTP/1.1 401");
    assertThat(get(EVENTS + "?x=1").statusCode()).isEqualTo(400);
  }

  private static boolean isRun(Event event, String status) {
    return event.name().equals("run") && event.data().get("status").asText().equals(status);
  }

  private Listener listen(String lastEventId) throws Exception {
    HttpRequest.Builder request = to(EVENTS).GET();
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
    Listener listener =
        new Listener(
            answer,
            new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    listeners.add(listener);
    return listener;
  }
}
