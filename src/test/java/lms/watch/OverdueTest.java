package lms.watch;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lms.Lms;
import lms.cli.Pipeline;
import lms.ledger.DayCoverage;
import lms.ledger.DayCoverage.State;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.support.Inside;
import lms.support.MovableClock;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Yesterday is not complete by COMPLETE_BY: people hear of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OverdueTest extends RouteTest {
  /** So that the service loads nothing of its own accord. */
  private static final String NEVER = "0 0 7 1 1 ? 2090";

  private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

  @ParameterizedTest(name = "started {0}, now {1}, {2}: {3}")
  @CsvSource(
      textBlock =
          """
          2023-06-01T05:00:00Z, 2023-06-01T05:59:59Z, MISSING,        false
          2023-06-01T05:00:00Z, 2023-06-01T06:00:00Z, MISSING,        true
          2023-06-01T05:00:00Z, 2023-06-01T20:59:59Z, FAILED,         true
          2023-06-01T05:00:00Z, 2023-06-01T21:00:00Z, FAILED,         false
          2023-06-01T06:00:00Z, 2023-06-01T06:00:00Z, RUNNING,        true
          2023-06-01T06:00:01Z, 2023-06-01T07:00:00Z, RUNNING,        false
          2023-06-01T06:00:01Z, 2023-06-01T07:00:00Z, MISSING,        true
          2023-06-01T05:00:00Z, 2023-06-01T07:00:00Z, COMPLETE,       false
          2023-06-01T05:00:00Z, 2023-06-01T07:00:00Z, VERIFIED_EMPTY, false
          2023-06-01T05:00:00Z, 2023-06-01T07:00:00Z, DEGRADED,       false
          2023-06-01T05:00:00Z, 2023-06-01T07:00:00Z, NOT_DUE,        false
          """)
  void a_day_is_late_from_that_time_on_unless_it_is_done(
      String started, String now, State state, boolean late) {
    MovableClock clock = new MovableClock(started);
    Overdue overdue = new Overdue(LocalTime.of(9, 0), ZONE, clock);
    clock.advance(Duration.between(Instant.parse(started), Instant.parse(now)));

    DayCoverage day = day(state);
    assertThat(overdue.isTime() && overdue.late(List.of(day), Days.of(day.day())) != null)
        .isEqualTo(late);
  }

  @Test
  void a_day_that_nobody_will_ever_load_is_not_late() {
    Overdue overdue =
        new Overdue(LocalTime.of(9, 0), ZONE, new MovableClock("2023-06-01T09:30:00Z"));
    DayCoverage day = day(State.MISSING);

    assertThat(overdue.late(List.of(day), null)).isNull();
    assertThat(overdue.late(List.of(day), Days.of(day.day().plusDays(1)))).isNull();
  }

  @Test
  void yesterday_is_the_day_before_today_in_the_zone() {
    Overdue overdue =
        new Overdue(LocalTime.of(9, 0), ZONE, new MovableClock("2023-06-01T21:30:00Z"));

    assertThat(overdue.yesterday()).isEqualTo(Days.of(DAY.plusDays(1)));
  }

  @Test
  void people_hear_what_is_wrong_what_happens_and_what_to_do_and_then_by_reminders()
      throws Exception {
    MovableClock clock = new MovableClock("2023-06-01T06:00:00Z");
    try (Lms service = service(clock)) {
      Inside.cover(service, Days.of(DAY), List.of(day(State.FAILED)));
      Inside.ring(service, "overdue");
      Inside.ring(service, "overdue");
      assertThat(mails()).hasSize(1);
      clock.advance(Duration.ofHours(1));
      Inside.ring(service, "overdue");
    }
    List<MimeMessage> mails = mails();
    assertThat(mails).hasSize(2);
    assertThat(mails.get(0).getSubject())
        .isEqualTo("[LMS] OVERDUE 2023-05-31: not complete by 09:00 (Europe/Moscow)");
    assertThat(text(mails.get(0)))
        .contains("Load run 7 failed, and none has loaded it since.")
        .contains("at the next fire of the schedule")
        .contains("To load again at once: ./lms run --day 2023-05-31")
        .contains("/handbook#mail-overdue");
    assertThat(text(mails.get(1))).contains("since 1 June 2023 09:00 (Europe/Moscow)", "number 2");
    assertThat(mails.get(1).getHeader("In-Reply-To")).containsExactly(mails.get(0).getMessageID());
  }

  @Test
  void of_two_services_one_sends_the_mail() throws Exception {
    MovableClock clock = new MovableClock("2023-06-01T06:00:00Z");
    try (Lms one = service(clock);
        Lms other = service(clock)) {
      for (Lms service : List.of(one, other)) {
        Inside.cover(service, Days.of(DAY), List.of(day(State.MISSING)));
        Inside.ring(service, "overdue");
      }
    }
    assertThat(mails()).hasSize(1);
    assertThat(text(mails().get(0))).contains("No load run has loaded it.");
  }

  @Test
  void the_load_run_that_stores_the_day_says_that_it_is_over() throws Exception {
    MovableClock clock = new MovableClock("2023-06-01T06:00:00Z");
    api.then(Reply.json("[]"), Reply.json(array(aTrialRun())));
    try (Lms service = service(clock)) {
      Inside.cover(service, Days.of(DAY), List.of(day(State.RUNNING)));
      Inside.ring(service, "overdue");
      assertThat(text(mails().get(0))).contains("Load run 7 is still loading it.", "./lms status");
      clock.advance(Duration.ofMinutes(1));
      service.run(new RunRequest(Trigger.MANUAL, Days.of(DAY.minusDays(1))));
      clock.advance(Duration.ofMinutes(1));
      service.run(new RunRequest(Trigger.MANUAL, Days.of(DAY)));
    }
    assertThat(mails().get(1).getSubject()).startsWith("[LMS] 2023-05-30");
    assertThat(mails().get(2).getSubject()).startsWith("[LMS] RESOLVED 2023-05-31");
    assertThat(text(mails().get(2))).contains("31 May 2023 was not complete in time: since 1 June");
  }

  @Test
  void a_command_tells_nobody() throws Exception {
    try (Lms command =
        Lms.start(Pipeline.Mode.COMMAND, settings(Map.of()), database, CLOCK, (n, bad) -> {})) {
      assertThat(Inside.context(command).getRoute("overdue")).isNull();
      assertThat(Inside.context(command).getRoute("lease")).isNotNull();
    }
  }

  private Lms service(MovableClock clock) {
    return Lms.start(
        Pipeline.Mode.SERVICE,
        settings(
            Map.of("TIME_ZONE", ZONE.getId(), "DATA_DIR", folder.toString(), "SCHEDULE", NEVER)),
        database,
        clock,
        (records, quarantined) -> {});
  }

  private static DayCoverage day(State state) {
    return new DayCoverage(DAY, state, 7L, 0, 0, false);
  }

  /** The mails in the outbox, oldest first. */
  private List<MimeMessage> mails() throws Exception {
    List<MimeMessage> mails = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
      for (Path file : files.sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        mails.add(new MimeMessage((Session) null, new ByteArrayInputStream(bytes)));
      }
    }
    return mails;
  }

  private static String text(MimeMessage message) throws Exception {
    BodyPart plain = ((MimeMultipart) message.getContent()).getBodyPart(0);
    return (String) plain.getContent();
  }
}
