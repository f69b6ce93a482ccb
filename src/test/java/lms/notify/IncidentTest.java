package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import lms.ledger.Delivery;
import lms.ledger.Failure;
import lms.ledger.RunSummary;
import lms.ledger.Trigger;
import lms.settings.Settings;
import lms.settings.Settings.Mail.When;
import lms.settings.Settings.Smtp.Tls;
import lms.support.AwayDatabase;
import lms.support.MovableClock;
import lms.support.Rows;
import lms.texts.Language;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Repeated failures of one cause: a first mail, reminders, one mail that it is over. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentTest extends NotifyTest {
  private static final RunSummary GOOD = Samples.succeeded(Days.of(Samples.DAY));
  private static final RunSummary NO_API = failed("extract", Failure.Kind.API);
  private static final RunSummary NO_DATABASE = failed("load", Failure.Kind.FAILED);
  private static final String LATER =
      "not sent: reminder of an open incident due at 1 June 2023 08:00 (Europe/Moscow)";

  private final MovableClock clock = new MovableClock("2023-06-01T04:00:00Z");
  private long loadRuns = 412;
  private final int before = server.received().size();

  @Test
  void a_failure_that_repeats_is_told_after_an_hour_then_after_six_then_daily() throws Exception {
    try (NotifyRoutes routes = at(database)) {
      assertThat(tell(routes, NO_API).detail()).isEqualTo("to 3 recipients");
      assertThat(tell(routes, NO_API).detail()).isEqualTo(LATER);
      after("PT59M", routes, NO_API, 1);
      after("PT1M", routes, NO_API, 2);
      after("PT4H59M", routes, NO_API, 2);
      after("PT1M", routes, NO_API, 3);
      after("PT21H", routes, NO_API, 3);
      after("PT1H", routes, NO_API, 4);
    }
    assertThat(Rows.of(database, "select cause, mails, resolved_at from incident"))
        .containsExactly("extract API 4 null");
    assertThat(plain(last().message()))
        .contains("Not for the first time")
        .contains("since 1 June 2023 07:00 (Europe/Moscow); this is mail number 4 about it");
  }

  @Test
  void a_mail_not_due_is_no_problem_of_the_load_run() throws Exception {
    try (NotifyRoutes routes = at(database)) {
      tell(routes, NO_API);
      Delivery second = tell(routes, NO_API);

      assertThat(second.problem()).isEmpty();
      assertThat(second.to()).isEqualTo("mail");
    }
  }

  @Test
  void another_cause_is_another_incident() throws Exception {
    try (NotifyRoutes routes = at(database)) {
      tell(routes, NO_API);
      tell(routes, NO_DATABASE);
    }
    assertThat(subjects()).hasSize(2);
  }

  @Test
  void the_load_run_that_stores_its_days_says_that_all_is_over_even_if_only_problems_are_wanted()
      throws Exception {
    try (NotifyRoutes routes = at(database)) {
      tell(routes, NO_API);
      clock.advance(Duration.ofHours(1));
      tell(routes, NO_API);
      tell(routes, NO_DATABASE);
      clock.advance(Duration.ofHours(1));
      tell(routes, GOOD);
      assertThat(tell(routes, GOOD).detail()).startsWith("not sent: MAIL_ON=problems");
    }
    assertThat(last().message().getSubject())
        .isEqualTo("[LMS] RESOLVED 2023-05-31: 11,113 attempts, 384 users");
    assertThat(plain(last().message()))
        .contains("What was wrong")
        .contains("reading from the API: since 1 June 2023 07:00 (Europe/Moscow), 2 mails")
        .contains("storing in the database: since 1 June 2023 08:00 (Europe/Moscow), 1 mail\r\n");
    assertThat(Rows.of(database, "select count(*) from incident where resolved_at is null"))
        .containsExactly("0");
  }

  @Test
  void a_warning_too_ends_what_was_wrong() throws Exception {
    try (NotifyRoutes routes = at(database)) {
      tell(routes, NO_API);
      tell(routes, Samples.warning("late"));
    }
    assertThat(last().message().getSubject())
        .isEqualTo("[LMS] RESOLVED, WARNING 2023-05-31: 11,113 attempts, 384 users; late");
  }

  @Test
  void what_is_over_and_fails_again_is_told_at_once() throws Exception {
    try (NotifyRoutes routes = at(database)) {
      tell(routes, NO_API);
      tell(routes, GOOD);
      tell(routes, NO_API);
    }
    assertThat(subjects()).hasSize(3);
  }

  @Test
  void what_another_process_saw_the_end_of_is_told_at_once() throws Exception {
    try (NotifyRoutes service = at(database);
        NotifyRoutes command = at(database)) {
      tell(service, NO_API);
      assertThat(tell(command, NO_API).detail()).isEqualTo(LATER);
      tell(command, GOOD);
      assertThat(tell(service, NO_API).detail()).isEqualTo("to 3 recipients");
    }
  }

  @Test
  void the_mails_of_an_incident_refer_to_its_first_one() throws Exception {
    try (NotifyRoutes routes = at(database)) {
      tell(routes, NO_API);
      clock.advance(Duration.ofHours(1));
      tell(routes, NO_API);
      tell(routes, GOOD);
    }
    List<MimeMessage> mails = mails();
    String first = mails.get(0).getMessageID();
    assertThat(mails.get(0).getHeader("In-Reply-To")).isNull();
    assertThat(mails.get(1).getHeader("In-Reply-To")).containsExactly(first);
    assertThat(mails.get(2).getHeader("References")).containsExactly(first);
  }

  @Test
  void a_mail_that_waits_for_the_mail_server_counts_and_is_not_written_again() throws Exception {
    try (NotifyRoutes broken = broken();
        NotifyRoutes routes = at(database)) {
      assertThat(tell(broken, NO_API).delivered()).isFalse();
      assertThat(tell(routes, NO_API).detail()).isEqualTo(LATER);
      assertThat(subjects()).as("what waited has left").hasSize(1);
      tell(routes, GOOD);
    }
    assertThat(plain(last().message())).contains("(Europe/Moscow), 1 mail\r\n");
  }

  @Test
  void of_the_reminders_that_wait_only_the_newest_leaves_and_the_first_mail_before_it()
      throws Exception {
    try (NotifyRoutes broken = broken()) {
      tell(broken, NO_API);
      clock.advance(Duration.ofHours(1));
      tell(broken, NO_API);
      clock.advance(Duration.ofHours(5));
      tell(broken, NO_API);
    }
    try (NotifyRoutes routes = at(database)) {
      clock.advance(Duration.ofHours(1));
      routes.deliver();
    }
    assertThat(Rows.of(database, "select status from outbox order by id"))
        .containsExactly("SENT", "OVERTAKEN", "SENT");
    assertThat(plain(mails().get(0))).doesNotContain("mail number");
    assertThat(plain(mails().get(1))).contains("this is mail number 3 about it");
    assertThat(mails().get(1).getHeader("In-Reply-To"))
        .containsExactly(mails().get(0).getMessageID());
  }

  @Test
  void what_was_over_before_anybody_heard_of_it_is_told_in_one_thread_and_once() throws Exception {
    try (NotifyRoutes broken = broken()) {
      tell(broken, NO_API);
      clock.advance(Duration.ofHours(1));
      tell(broken, NO_API);
      tell(broken, GOOD);
      tell(broken, GOOD);
    }
    try (NotifyRoutes routes = at(database)) {
      clock.advance(Duration.ofHours(1));
      routes.deliver();
    }
    assertThat(subjects())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("[LMS] FAILED"),
            over -> assertThat(over).startsWith("[LMS] RESOLVED"));
    assertThat(mails().get(1).getHeader("In-Reply-To"))
        .containsExactly(mails().get(0).getMessageID());
  }

  @Test
  void while_a_process_sends_the_mail_no_other_does() throws Exception {
    try (NotifyRoutes routes = at(database)) {
      Rows.execute(
          database,
          """
          insert into incident (client, cause, opened_at, mailing_until)
          values ('uni', 'extract API', '2023-06-01 03:59Z', '2023-06-01 04:05Z')
          """);
      assertThat(tell(routes, NO_API).detail()).isEqualTo(LATER);
      clock.advance(Duration.ofMinutes(6)); // that process must have died
      assertThat(tell(routes, NO_API).detail()).isEqualTo("to 3 recipients");
    }
  }

  @Test
  void without_the_database_this_process_goes_by_its_own_mails() throws Exception {
    PGSimpleDataSource away = new PGSimpleDataSource();
    away.setPortNumbers(new int[] {closedPort()});
    try (NotifyRoutes routes = at(away)) {
      assertThat(tell(routes, NO_DATABASE).detail()).isEqualTo("to 3 recipients");
      assertThat(tell(routes, NO_DATABASE).detail()).isEqualTo(LATER);
      after("PT1H", routes, NO_DATABASE, 2);
      after("PT1H", routes, NO_DATABASE, 2);
    }
  }

  @Test
  void what_was_told_while_the_database_was_away_is_not_told_twice_and_ends() throws Exception {
    AwayDatabase switched = new AwayDatabase(database);
    try (NotifyRoutes routes = at(switched)) {
      switched.away = true;
      tell(routes, NO_DATABASE);
      switched.away = false;
      assertThat(tell(routes, NO_DATABASE).detail()).isEqualTo(LATER);
      tell(routes, GOOD);
    }
    assertThat(subjects()).hasSize(2);
    assertThat(plain(last().message())).contains("storing in the database", ", 1 mail\r\n");
  }

  @Test
  void what_only_this_process_knows_of_ends_as_well() throws Exception {
    AwayDatabase switched = new AwayDatabase(database);
    try (NotifyRoutes routes = at(switched)) {
      switched.away = true;
      tell(routes, NO_DATABASE);
      switched.away = false;
      tell(routes, GOOD);
      assertThat(tell(routes, GOOD).detail()).startsWith("not sent: MAIL_ON=problems");
    }
    assertThat(last().message().getSubject()).startsWith("[LMS] RESOLVED");
  }

  @Test
  void what_was_refused_or_cancelled_is_no_incident_and_a_replay_ends_none() throws Exception {
    try (NotifyRoutes routes = at(database)) {
      tell(routes, failed("claim", Failure.Kind.CLAIMED));
      tell(routes, failed("claim", Failure.Kind.CLAIMED));
      assertThat(subjects()).hasSize(2);
      tell(routes, NO_API);
      tell(routes, replayed(GOOD));
    }
    assertThat(Rows.of(database, "select cause from incident where resolved_at is null"))
        .containsExactly("extract API");
  }

  /** So much later it fails again; so many mails have come then. */
  private void after(String wait, NotifyRoutes routes, RunSummary again, int mails)
      throws Exception {
    clock.advance(Duration.parse(wait));
    tell(routes, again);
    assertThat(subjects()).as("after " + wait).hasSize(mails);
  }

  /** Each time another load run. */
  private Delivery tell(NotifyRoutes routes, RunSummary summary) {
    return routes.tell(Samples.numbered(summary, ++loadRuns));
  }

  /** A process that cannot reach the mail server. */
  private NotifyRoutes broken() throws Exception {
    Settings nobody =
        Samples.settings(
            Samples.smtp(closedPort(), Tls.STARTTLS, THREE), Language.EN, When.PROBLEMS);
    return new NotifyRoutes(nobody, database, trust, folder, clock);
  }

  private NotifyRoutes at(DataSource source) throws Exception {
    return new NotifyRoutes(settings(Language.EN, When.PROBLEMS), source, trust, folder, clock);
  }

  private List<MimeMessage> mails() throws Exception {
    List<MimeMessage> all = new ArrayList<>();
    for (var mail : server.received().subList(before, server.received().size())) {
      all.add(mail.message());
    }
    return all;
  }

  private List<String> subjects() throws Exception {
    List<String> all = new ArrayList<>();
    for (MimeMessage mail : mails()) {
      all.add(mail.getSubject());
    }
    return all;
  }

  private static RunSummary failed(String stage, Failure.Kind kind) {
    return Samples.failed(new Failure(stage, kind, "it broke"));
  }

  private static RunSummary replayed(RunSummary run) {
    return new RunSummary(
        run.loadRunId(),
        Trigger.REPLAY,
        run.days(),
        run.status(),
        run.receipt(),
        run.reasons(),
        run.absent(),
        run.unknownKeys(),
        run.changes(),
        run.warnings(),
        run.failure(),
        run.startedAt(),
        run.duration());
  }
}
