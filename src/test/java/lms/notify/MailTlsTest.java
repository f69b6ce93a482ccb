package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import javax.net.ssl.SSLContext;
import lms.faults.Survives;
import lms.ledger.Delivery;
import lms.security.Secures;
import lms.settings.Settings.Smtp.Tls;
import lms.support.SmtpStandIn;
import lms.support.SmtpStandIn.Kind;
import lms.support.TestCertificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailTlsTest extends NotifyTest {
  private static final String ANNA = "anna@uni.example";
  private static TestCertificate other;
  private static TestCertificate expired;

  @BeforeAll
  static void makeCertificates() throws Exception {
    other = TestCertificate.of("mail.other.example", folder);
    expired = TestCertificate.expired("localhost", folder);
  }

  @Test
  void starttls_hides_login_and_mail() throws Exception {
    try (SmtpStandIn server = SmtpStandIn.start(Kind.STARTTLS, certificate.server())) {
      assertThat(send(server, Tls.STARTTLS).problem()).isEmpty();

      assertThat(server.received()).hasSize(1);
      assertThat(server.wire()).contains("STARTTLS").doesNotContain("AUTH", "MAIL FROM", "Subject");
    }
  }

  @Test
  void implicit_tls_hides_everything() throws Exception {
    try (SmtpStandIn server = SmtpStandIn.start(Kind.IMPLICIT_TLS, certificate.server())) {
      assertThat(send(server, Tls.IMPLICIT).problem()).isEmpty();

      assertThat(server.received()).hasSize(1);
      assertThat(server.wire()).doesNotContain("EHLO", "AUTH", "MAIL FROM", "Subject");
    }
  }

  @Test
  @Survives("H5")
  @Secures("S25")
  void without_starttls_neither_login_nor_mail_is_sent() throws Exception {
    try (SmtpStandIn server = SmtpStandIn.start(Kind.NO_TLS, certificate.server())) {
      assertThat(send(server, Tls.STARTTLS).problem())
          .hasValueSatisfying(problem -> assertThat(problem).contains("offers no STARTTLS"));

      assertThat(server.wire()).contains("EHLO").doesNotContain("AUTH", "MAIL FROM");
    }
  }

  @ParameterizedTest
  @EnumSource
  @Survives("H6")
  @Secures("S25")
  void a_certificate_of_another_host_is_refused_before_the_login(Tls tls) throws Exception {
    assertRefused(other, other.trusted(), tls, "belongs to another host");
  }

  @ParameterizedTest
  @EnumSource
  @Survives("H6")
  @Secures("S25")
  void a_certificate_nobody_vouches_for_is_refused_before_the_login(Tls tls) throws Exception {
    assertRefused(
        certificate, SSLContext.getDefault(), tls, "signed by nobody this machine trusts");
  }

  @ParameterizedTest
  @EnumSource
  void an_expired_certificate_is_refused_before_the_login(Tls tls) throws Exception {
    assertRefused(expired, expired.trusted(), tls, "has expired");
  }

  private static void assertRefused(
      TestCertificate shown, SSLContext trust, Tls tls, String problem) throws Exception {
    Kind kind = tls == Tls.IMPLICIT ? Kind.IMPLICIT_TLS : Kind.STARTTLS;
    try (SmtpStandIn server = SmtpStandIn.start(kind, shown.server())) {
      Delivery delivery = send(Samples.smtp(server.port(), tls, ANNA), trust);

      assertThat(delivery.problem()).hasValueSatisfying(text -> assertThat(text).contains(problem));
      assertThat(server.received()).isEmpty();
      assertThat(server.wire()).doesNotContain("AUTH", "MAIL FROM");
    }
  }

  private static Delivery send(SmtpStandIn server, Tls tls) throws Exception {
    return send(Samples.smtp(server.port(), tls, ANNA), certificate.trusted());
  }
}
