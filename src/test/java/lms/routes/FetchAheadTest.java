package lms.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lms.Lms;
import lms.ledger.ActiveRuns;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Stop;
import lms.ledger.Trigger;
import lms.support.AskedWindow;
import lms.support.Inside;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API works on the next windows while one is awaited and stored. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FetchAheadTest extends RouteTest {
  private static final Days SIX_DAYS = new Days(DAY.minusDays(5), DAY);
  private static final Reply TOO_MANY = Reply.status(429, Map.of(), "");

  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();

  @Test
  void two_requests_are_under_way_at_once_and_never_three() throws Exception {
    CountDownLatch two = new CountDownLatch(2);
    api.answering(
        request ->
            socket -> {
              arrive();
              two.countDown();
              assertThat(two.await(60, TimeUnit.SECONDS)).isTrue();
              leave(socket, AskedWindow.of(request).every(1));
            });
    RunSummary summary = run(byDay(2), SIX_DAYS).summary();

    assertThat(summary.receipt().inserted()).isEqualTo(6 * 24);
    assertThat(mostInFlight).hasValue(2);
    assertThat(AskedWindow.of(api)).hasSize(6).doesNotHaveDuplicates();
    assertThat(value("select count(*) from load_window where status = 'SUCCEEDED' and tries = 1"))
        .isEqualTo("6");
  }

  @Test
  void windows_are_stored_in_their_order_whichever_reply_comes_first() throws Exception {
    CountDownLatch others = new CountDownLatch(2);
    api.answering(
        request -> {
          AskedWindow asked = AskedWindow.of(request);
          return socket -> {
            if (asked.contains("2023-05-31T00:00:00Z")) {
              assertThat(others.await(60, TimeUnit.SECONDS)).isTrue();
            }
            asked.every(1).answer(socket);
            others.countDown();
          };
        });
    run(byDay(3), SIX_DAYS);

    assertThat(rows("select day from load_day order by load_window_id"))
        .isSortedAccordingTo(Comparator.reverseOrder())
        .hasSize(6);
  }

  @Test
  void one_that_serves_one_request_at_a_time_is_asked_for_one_from_then_on() throws Exception {
    AtomicInteger refused = new AtomicInteger();
    CountDownLatch refusal = new CountDownLatch(1);
    api.answering(
        request ->
            socket -> {
              if (arrive() > 1) {
                refused.incrementAndGet();
                leave(socket, TOO_MANY);
                refusal.countDown();
              } else {
                assertThat(refusal.await(60, TimeUnit.SECONDS)).isTrue();
                leave(socket, AskedWindow.of(request).every(1));
              }
            });
    RunSummary summary = run(byDay(2, "API_RETRIES", "2"), SIX_DAYS).summary();

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(summary.receipt().inserted()).isEqualTo(6 * 24);
    assertThat(refused.get()).isBetween(1, 2);
  }

  @Test
  void a_window_that_times_out_has_the_api_for_itself_until_one_is_stored() throws Exception {
    CountDownLatch ahead = new CountDownLatch(1);
    Semaphore hungUp = new Semaphore(0);
    CountDownLatch two = new CountDownLatch(2);
    api.answering(
        request -> {
          AskedWindow asked = AskedWindow.of(request);
          return socket -> {
            switch (api.requests().indexOf(request)) {
              case 0, 1 -> {
                if (asked.contains("2023-05-31T00:00:00Z")) {
                  assertThat(ahead.await(60, TimeUnit.SECONDS)).isTrue();
                  Reply.status(504, Map.of(), "").answer(socket);
                } else {
                  ahead.countDown();
                  awaitHangUp(socket, hungUp);
                }
              }
              case 2 -> {
                assertThat(hungUp.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
                assertThat(api.requests()).hasSize(3);
                asked.every(1).answer(socket);
              }
              default -> {
                two.countDown();
                assertThat(two.await(60, TimeUnit.SECONDS)).isTrue();
                asked.every(1).answer(socket);
              }
            }
          };
        });
    RunSummary summary = run(by(2), new RunRequest(Trigger.BACKFILL, SIX_DAYS)).summary();

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(summary.receipt().inserted()).isEqualTo(6 * 24);
    assertThat(AskedWindow.of(api))
        .as("what was asked for ahead is asked for again, by the size that works")
        .extracting(AskedWindow::hours)
        .startsWith(48L, 48L, 24L, 24L, 24L)
        .hasSize(7);
  }

  @ParameterizedTest(name = "cut {0} times: {1}")
  @CsvSource({"1, 48 48 48", "2, 48 48 48 24 24"})
  void a_window_that_was_cut_before_its_turn_is_asked_for_again_before_it_is_halved(
      int cuts, String hours) throws Exception {
    CountDownLatch firstCut = new CountDownLatch(1);
    AtomicInteger left = new AtomicInteger(cuts);
    api.answering(
        request -> {
          AskedWindow asked = AskedWindow.of(request);
          return socket -> {
            if (asked.contains("2023-05-31T00:00:00Z")) {
              assertThat(firstCut.await(60, TimeUnit.SECONDS)).isTrue();
            } else if (left.getAndDecrement() > 0) {
              Reply.cut("[{}, {}]", 5, Reply.Framing.CONTENT_LENGTH).answer(socket);
              firstCut.countDown();
              return;
            }
            asked.every(1).answer(socket);
          };
        });
    Days days = new Days(DAY.minusDays(3), DAY);
    RunSummary summary = run(by(2), new RunRequest(Trigger.BACKFILL, days)).summary();

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(summary.receipt().inserted()).isEqualTo(4 * 24);
    assertThat(AskedWindow.of(api).stream().map(w -> String.valueOf(w.hours())))
        .containsExactly(hours.split(" "));
  }

  @Test
  void a_window_that_nobody_can_read_ends_the_load_run() throws Exception {
    api.answering(request -> AskedWindow.of(request).every(1));
    try (Lms lms = asCommand(by(1))) {
      Inside.limitReaders(lms, 1);
      RunSummary summary = lms.run(new RunRequest(Trigger.MANUAL, SIX_DAYS)).summary();

      assertThat(summary.failure().orElseThrow().message()).contains("RejectedExecution");
    }
  }

  @Test
  void a_replay_and_a_single_window_are_read_alone() throws Exception {
    api.answering(request -> AskedWindow.of(request).every(1));
    run(byDay(2), Days.of(DAY));

    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void a_cancelled_load_run_keeps_whole_windows_and_hangs_up_on_the_rest() throws Exception {
    Semaphore hungUp = new Semaphore(0);
    api.answering(request -> untilHungUp(AskedWindow.of(request), hungUp));
    Lms lms = asCommand(byDay(3));
    CompletableFuture<RunSummary> running =
        CompletableFuture.supplyAsync(
            () -> lms.run(new RunRequest(Trigger.MANUAL, SIX_DAYS)).summary());
    for (int i = 0; i < 4; i++) {
      api.awaitRequest(); // the fourth goes out once the first is stored
    }
    ActiveRuns active = Inside.context(lms).getRegistry().findSingleByType(ActiveRuns.class);
    active.all().forEach(run -> run.stop().ask(Stop.Reason.CANCELLED));
    RunSummary summary = running.get(1, TimeUnit.MINUTES);

    assertThat(summary.status()).isEqualTo(Status.CANCELLED);
    assertThat(hungUp.tryAcquire(3, 1, TimeUnit.MINUTES)).as("three connections end").isTrue();
    assertThat(rows("select status from load_window order by id"))
        .containsExactly("SUCCEEDED", "FAILED");
    assertThat(value("select count(*) from attempts")).isEqualTo("24");
    lms.close();
    assertThat(readers()).isEmpty();
  }

  @Test
  void a_load_run_that_fails_hangs_up_on_what_it_began_ahead() throws Exception {
    Semaphore hungUp = new Semaphore(0);
    CountDownLatch ahead = new CountDownLatch(1);
    api.answering(
        request -> {
          AskedWindow asked = AskedWindow.of(request);
          return socket -> {
            if (asked.contains("2023-05-31T00:00:00Z")) {
              assertThat(ahead.await(60, TimeUnit.SECONDS)).isTrue();
              Reply.status(403, Map.of(), "").answer(socket);
            } else {
              ahead.countDown();
              awaitHangUp(socket, hungUp);
            }
          };
        });
    RunSummary summary = run(byDay(2), SIX_DAYS).summary();

    assertThat(summary.status()).isEqualTo(Status.FAILED);
    assertThat(hungUp.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    assertThat(rows("select status from load_window")).containsExactly("FAILED");
    assertThat(readers()).isEmpty();
  }

  /** The last day is answered; all others wait for the client to hang up. */
  private static Reply untilHungUp(AskedWindow asked, Semaphore hungUp) {
    return asked.contains("2023-05-31T00:00:00Z")
        ? asked.every(1)
        : socket -> awaitHangUp(socket, hungUp);
  }

  private static void awaitHangUp(Socket socket, Semaphore hungUp) {
    try {
      socket.getInputStream().read();
    } catch (IOException e) {
      // reset: hung up as well
    }
    hungUp.release();
  }

  private int arrive() {
    int now = inFlight.incrementAndGet();
    mostInFlight.accumulateAndGet(now, Math::max);
    return now;
  }

  private void leave(Socket socket, Reply reply) throws IOException, InterruptedException {
    inFlight.decrementAndGet(); // before the client can know that it is answered
    reply.answer(socket);
  }

  /** Two windows of so many days at once, and no retries. */
  private static Map<String, String> by(int days) {
    return Map.of("WINDOW_DAYS", String.valueOf(days), "FETCH_PARALLEL", "2", "RUN_DEADLINE", "1m");
  }

  private static Map<String, String> byDay(int atOnce, String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("WINDOW_DAYS", "1");
    settings.put("FETCH_PARALLEL", String.valueOf(atOnce));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  /** Threads that read for a load run. */
  private static List<String> readers() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(
            thread ->
                List.of(thread.getValue()).stream()
                    .anyMatch(frame -> frame.getClassName().startsWith("lms.extract")))
        .map(thread -> thread.getKey().getName())
        .toList();
  }
}
