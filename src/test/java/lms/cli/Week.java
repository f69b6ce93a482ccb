package lms.cli;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lms.support.GraderStandIn;
import lms.support.Records;
import lms.support.Reply;

/**
 * What the grader's API has to tell in the week of the story: every day six trial runs and three
 * submissions; two submissions of 1 May that come two days late; nothing on 4 May; no answer at all
 * from 3 May 00:00 to 20:00; and on 6 May an answer that does not end before a process is killed.
 */
final class Week {
  static final Instant BEGIN = Instant.parse("2023-05-01T05:00:00Z");
  private static final LocalDate FIRST = LocalDate.parse("2023-04-28");
  private static final Instant OUTAGE = Instant.parse("2023-05-03T00:00:00Z");
  private static final Instant OUTAGE_ENDS = Instant.parse("2023-05-03T20:00:00Z");
  private static final LocalDate LATE = LocalDate.parse("2023-05-01");
  private static final Instant LATE_SINCE = Instant.parse("2023-05-04T00:00:00Z");
  private static final LocalDate EMPTY = LocalDate.parse("2023-05-04");
  private static final LocalDate KILL = LocalDate.parse("2023-05-05");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private final Clock clock;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch killed = new CountDownLatch(1);

  Week(Clock clock) {
    this.clock = clock;
  }

  /** Returns when the day has been asked for whose answer does not end. */
  boolean awaitAsked() throws InterruptedException {
    return asked.await(60, TimeUnit.SECONDS);
  }

  /** From now on the API is quick again. */
  void killed() {
    killed.countDown();
  }

  Reply answer(GraderStandIn.Request request) {
    Instant now = clock.instant();
    if (!now.isBefore(OUTAGE) && now.isBefore(OUTAGE_ENDS)) {
      return Reply.status(503, Map.of(), "out of order");
    }
    LocalDateTime start = time(request, "start");
    LocalDateTime end = time(request, "end");
    Reply reply = Reply.json(records(start, end, now));
    if (end.toLocalDate().isAfter(KILL) && killed.getCount() > 0) {
      asked.countDown();
      return socket -> {
        killed.await();
        reply.answer(socket);
      };
    }
    return reply;
  }

  private static String records(LocalDateTime start, LocalDateTime end, Instant now) {
    List<Records> records = new ArrayList<>();
    for (LocalDate day = FIRST; day.isBefore(end.toLocalDate()); day = day.plusDays(1)) {
      if (!day.equals(EMPTY) && !day.isBefore(start.toLocalDate())) {
        records.addAll(of(day));
        if (day.equals(LATE) && !now.isBefore(LATE_SINCE)) {
          records.add(aSubmission().at(at(day, 21, 1)));
          records.add(aSubmission().at(at(day, 21, 2)));
        }
      }
    }
    return Records.array(records.toArray());
  }

  private static List<Records> of(LocalDate day) {
    List<Records> records = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      records.add(aTrialRun().at(at(day, 10, n)));
    }
    for (int n = 0; n < 3; n++) {
      records.add(aSubmission().at(at(day, 20, n)));
    }
    return records;
  }

  private static String at(LocalDate day, int hour, int second) {
    return TIME.format(day.atTime(hour, 0, second));
  }

  private static LocalDateTime time(GraderStandIn.Request request, String name) {
    String query = URLDecoder.decode(request.rawQuery(), StandardCharsets.UTF_8);
    String text = query.replaceFirst(".*&" + name + "=([^&]*).*", "$1");
    return LocalDateTime.parse(text.replace(' ', 'T')).atOffset(ZoneOffset.UTC).toLocalDateTime();
  }
}
