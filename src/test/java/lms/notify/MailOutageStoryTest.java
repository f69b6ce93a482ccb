package lms.notify;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import lms.Lms;
import lms.cli.Pipeline;
import lms.faults.Survives;
import lms.ledger.Incident;
import lms.ledger.Notice;
import lms.ledger.RunRequest;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.support.AwayDatabase;
import lms.support.Inside;
import lms.support.MovableClock;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.support.Rows;
import lms.support.SmtpStandIn;
import lms.support.SmtpStandIn.Kind;
import lms.support.TestCertificate;
import lms.support.Witness;
import lms.watch.Incidents;
import lms.window.DayIndex;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service whose mail server is away for days, and whose database goes as well. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailOutageStoryTest extends RouteTest {
  @TempDir private Path certificates;

  private final MovableClock clock = new MovableClock("2023-06-01T07:00:00Z");
  private final int port = freePort();
  private SSLContext trustBefore;
  private TestCertificate certificate;

  @BeforeEach
  void trust() throws Exception {
    certificate = TestCertificate.of("localhost", certificates);
    trustBefore = SSLContext.getDefault();
    SSLContext.setDefault(certificate.trusted());
  }

  @AfterEach
  void trustAsBefore() {
    SSLContext.setDefault(trustBefore);
  }

  @Test
  @Survives("H20")
  void the_mails_of_three_days_without_a_mail_server_arrive_late_in_order_and_once()
      throws Exception {
    try (Lms service = service(database)) {
      for (int day = 0; day < 3; day++) {
        api.then(Reply.json(array(aTrialRun())));
        Pipeline.Result result = load(service);
        assertThat(result.summary().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(result.mail().orElseThrow().detail()).contains("it waits in the outbox");
        clock.advance(Duration.ofDays(1));
        Inside.ring(service, "outbox-clock");
      }
      assertThat(rows("select status from load_run")).containsOnly("SUCCEEDED");
      assertThat(files()).as("the table has them").isEmpty();
      try (SmtpStandIn server = SmtpStandIn.startAt(port, Kind.STARTTLS, certificate.server())) {
        clock.advance(Duration.ofHours(1));
        Inside.ring(service, "outbox-clock");
        Inside.ring(service, "outbox-clock");
        api.then(Reply.json(array(aTrialRun())));
        assertThat(load(service).summary().status()).isEqualTo(Status.SUCCEEDED);

        assertThat(ids(server))
            .containsExactly(
                "<load-run-1-SUCCEEDED",
                "<load-run-2-SUCCEEDED",
                "<load-run-3-SUCCEEDED",
                "<load-run-4-SUCCEEDED");
        assertThat(lateHeaders(server))
            .containsExactly(
                "written 2023-06-01T07:00:00Z", "written 2023-06-02T07:00:00Z",
                "written 2023-06-03T07:00:00Z", "not late");
      }
    }
  }

  @Test
  void without_mail_server_and_database_the_mail_is_a_file_until_the_mail_server_is_back()
      throws Exception {
    AwayDatabase away = new AwayDatabase(database);
    Path notForSending = folder.resolve("outbox/20230101T000000Z-load-run-1-SUCCEEDED.eml");
    Files.createDirectories(notForSending.getParent());
    Files.writeString(notForSending, "Subject: of a time without SMTP_SERVER\r\n\r\n");
    try (Witness witness = new Witness();
        Lms service = service(away)) {
      away.away = true;
      assertThat(load(service).summary().status()).isEqualTo(Status.FAILED);
      assertThat(files()).anyMatch(file -> file.toString().endsWith("-FAILED.unsent.eml"));
      Inside.poll(service, "unsent");
      assertThat(files()).as("it waits on").hasSize(2);
      assertThat(witness.log()).contains("a mail waits on as a file: The mail server localhost:");
      clock.advance(Duration.ofHours(2));
      try (SmtpStandIn server = SmtpStandIn.startAt(port, Kind.STARTTLS, certificate.server())) {
        Inside.poll(service, "unsent");
        Inside.poll(service, "unsent");

        assertThat(ids(server)).containsExactly("<load-run-0-FAILED");
        assertThat(lateHeaders(server)).containsExactly("written 2023-06-01T07:00:00Z");
      }
      assertThat(files()).containsExactly(notForSending);
    }
  }

  @Test
  void a_broken_file_and_one_of_a_week_ago_are_set_aside() throws Exception {
    Path outbox = Files.createDirectories(folder.resolve("outbox"));
    Files.writeString(outbox.resolve("broken.unsent.eml"), "no mail");
    Files.writeString(
        outbox.resolve("old.unsent.eml"),
        "Date: Thu, 25 May 2023 07:00:00 +0000 (GMT)\r\nMessage-ID: <old-1@localhost>\r\n"
            + "To: anna@uni.example\r\n\r\nold news\r\n");
    try (Witness witness = new Witness();
        Lms service = service(database)) {
      Inside.poll(service, "unsent");
      assertThat(witness.log()).contains("stays as broken.eml", "stays as old.eml");
    }
    assertThat(files())
        .containsExactlyInAnyOrder(outbox.resolve("broken.eml"), outbox.resolve("old.eml"));
  }

  @Test
  void a_load_run_whose_mail_cannot_be_entered_is_closed_and_its_mail_leaves_straight()
      throws Exception {
    Rows.execute(
        database, "alter table outbox add constraint closed check (message_id is null) not valid");
    api.then(Reply.json(array(aTrialRun())));
    try (SmtpStandIn server = SmtpStandIn.startAt(port, Kind.STARTTLS, certificate.server());
        Lms service = service(database)) {
      assertThat(load(service).summary().status()).isEqualTo(Status.SUCCEEDED);

      assertThat(ids(server)).containsExactly("<load-run-1-SUCCEEDED");
    }
    assertThat(rows("select status from load_run")).containsExactly("SUCCEEDED");
  }

  @Test
  void no_other_process_tells_of_an_incident_while_this_one_may_still_be_sending() {
    try (Lms service = service(database)) {
      Incidents incidents =
          Inside.context(service).getRegistry().lookupByNameAndType("incidents", Incidents.class);
      Incident incident = Incident.opened("extract API", clock.instant());

      assertThat((Long) incidents.mailing(Notice.of(incident)).get("mailing_until"))
          .isGreaterThan(
              DayIndex.micros(clock.instant().plus(MailSession.Timeouts.DEFAULT.sending(1))));
    }
  }

  private Pipeline.Result load(Lms service) {
    return service.run(new RunRequest(Trigger.MANUAL, Days.of(DAY)));
  }

  private Lms service(DataSource pool) {
    Map<String, String> settings =
        Map.of(
            "SMTP_SERVER",
            "localhost",
            "SMTP_PORT",
            String.valueOf(port),
            "SENDER_EMAIL",
            SmtpStandIn.SENDER,
            "SENDER_PASSWORD",
            SmtpStandIn.PASSWORD,
            "RECIPIENTS_EMAILS",
            "anna@uni.example",
            "DATA_DIR",
            folder.toString(),
            "SCHEDULE",
            "0 0 7 1 1 ? 2090",
            "CATCH_UP_FROM",
            "2100-01-01");
    return Lms.start(Pipeline.Mode.SERVICE, settings(settings), pool, clock, (n, bad) -> {});
  }

  private List<Path> files() throws Exception {
    Path outbox = folder.resolve("outbox");
    if (!Files.exists(outbox)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(outbox)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Their Message-IDs, without what differs from test to test. */
  private static List<String> ids(SmtpStandIn server) throws Exception {
    List<String> ids = new ArrayList<>();
    for (SmtpStandIn.Received mail : server.received()) {
      ids.add(mail.message().getMessageID().replaceFirst("-[0-9a-f]+@.*", ""));
    }
    return ids;
  }

  private static List<String> lateHeaders(SmtpStandIn server) throws Exception {
    List<String> headers = new ArrayList<>();
    for (SmtpStandIn.Received mail : server.received()) {
      String[] late = mail.message().getHeader("X-LMS-Late");
      headers.add(late == null ? "not late" : late[0]);
    }
    return headers;
  }
}
