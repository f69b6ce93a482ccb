package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import lms.faults.Survives;
import lms.ledger.Delivery;
import lms.security.Secures;
import lms.settings.Secret;
import lms.settings.Settings;
import lms.settings.Settings.Smtp.Tls;
import lms.support.Rows;
import lms.support.SmtpStandIn;
import lms.support.SmtpStandIn.Kind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailRefusalTest extends NotifyTest {
  private static final String ANNA = "anna@uni.example";
  private static final String BORIS = "boris@uni.example";

  @Test
  @Survives("H7")
  void a_refused_login_is_reported_without_the_password() throws Exception {
    try (SmtpStandIn server = SmtpStandIn.start(Kind.STARTTLS, certificate.server())) {
      Settings.Smtp right = Samples.smtp(server.port(), Tls.STARTTLS, ANNA);
      Settings.Smtp wrong =
          new Settings.Smtp(
              right.host(),
              right.port(),
              right.tls(),
              right.sender(),
              new Secret("w0rd-of-mine"),
              right.recipients());

      assertThat(send(wrong, certificate.trusted()).problem())
          .hasValueSatisfying(
              problem ->
                  assertThat(problem)
                      .contains("refused the login of lms@sender.example", "535")
                      .doesNotContain("w0rd-of-mine"));
      assertThat(server.received()).isEmpty();
      assertThat(server.logins()).as("tried once").isEqualTo(1);
      assertThat(
              Rows.of(
                  database,
                  "select status, tries, extract(epoch from next_try_at - created_at)::int from outbox"))
          .containsExactly("WAITING 1 60");
    }
  }

  @Test
  @Survives("H9")
  void a_refused_sender_is_reported() throws Exception {
    try (SmtpStandIn server =
        SmtpStandIn.start(Kind.STARTTLS, certificate.server(), SmtpStandIn.SENDER)) {
      assertThat(send(server, Tls.STARTTLS).problem())
          .hasValueSatisfying(
              problem ->
                  assertThat(problem).contains("refused the sender lms@sender.example", "550"));
    }
  }

  @Test
  @Survives("H10")
  void one_refused_recipient_keeps_no_other_from_the_mail() throws Exception {
    try (SmtpStandIn server = SmtpStandIn.start(Kind.STARTTLS, certificate.server(), ANNA)) {
      Delivery delivery = send(server, Tls.STARTTLS);

      assertThat(delivery.problem())
          .hasValueSatisfying(
              problem -> assertThat(problem).contains(ANNA, "550").doesNotContain(BORIS));
      assertThat(delivery.detail()).isEqualTo("to 1 of 2 recipients");
      assertThat(server.received())
          .singleElement()
          .extracting("to")
          .asList()
          .containsExactly(BORIS);
    }
  }

  @Test
  void a_mail_every_recipient_refuses_is_reported_as_not_sent() throws Exception {
    try (SmtpStandIn server = SmtpStandIn.start(Kind.STARTTLS, certificate.server(), ANNA, BORIS)) {
      Delivery delivery = send(server, Tls.STARTTLS);

      assertThat(delivery.problem())
          .hasValueSatisfying(
              problem -> assertThat(problem).contains("refused every recipient", ANNA, BORIS));
      assertThat(delivery.detail()).isEqualTo("not sent");
      assertThat(Rows.of(database, "select status, recipients, refused from outbox"))
          .containsExactly("GIVEN_UP {} {anna@uni.example,boris@uni.example}");
      assertThat(server.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  @Survives("H2")
  @Secures("S25")
  void a_mute_server_is_given_up_in_time(Tls tls) throws Exception {
    // The system accepts connections for a socket that listens, also when nobody answers.
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Settings.Smtp smtp = Samples.smtp(mute.getLocalPort(), tls, ANNA);
      long begun = System.nanoTime();

      assertThat(send(smtp, certificate.trusted()).problem())
          .hasValueSatisfying(problem -> assertThat(problem).contains("did not answer in time"));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void a_server_that_is_not_there_is_named() throws Exception {
    int port = NotifyTest.closedPort();
    Settings.Smtp smtp = Samples.smtp(port, Tls.STARTTLS, ANNA);

    assertThat(send(smtp, certificate.trusted()).problem())
        .hasValueSatisfying(
            problem -> assertThat(problem).contains("localhost:" + port + " cannot be reached"));
  }

  private static Delivery send(SmtpStandIn server, Tls tls) throws Exception {
    return send(Samples.smtp(server.port(), tls, ANNA, BORIS), certificate.trusted());
  }
}
