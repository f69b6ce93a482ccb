package lms.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import lms.notify.MailSession;
import lms.settings.SettingsReader;
import lms.support.SmtpStandIn;
import lms.support.SmtpStandIn.Kind;
import lms.support.TestCertificate;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailCheckTest {
  private static final Texts TEXTS = new Texts(Language.EN);
  private static final MailSession.Timeouts SHORT =
      new MailSession.Timeouts(
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  @TempDir private static Path folder;
  private static TestCertificate certificate;

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = TestCertificate.of("localhost", folder);
  }

  @ParameterizedTest
  @CsvSource({"STARTTLS, starttls", "IMPLICIT_TLS, implicit"})
  void a_login_that_is_taken_is_well_and_no_mail_is_begun(Kind kind, String tls) throws Exception {
    try (SmtpStandIn server = SmtpStandIn.start(kind, certificate.server())) {
      assertThat(look(server.port(), tls, SmtpStandIn.PASSWORD, certificate.trusted()))
          .isEqualTo(
              "✓ mail: localhost:%d took the login of %s under TLS; nothing was sent to the 1 in RECIPIENTS_EMAILS"
                  .formatted(server.port(), SmtpStandIn.SENDER));
      assertThat(server.received()).isEmpty();
      assertThat(server.wire()).doesNotContain("AUTH", "MAIL FROM");
    }
  }

  @Test
  void a_login_that_is_refused_is_wrong() throws Exception {
    try (SmtpStandIn server = SmtpStandIn.start(Kind.STARTTLS, certificate.server())) {
      assertThat(look(server.port(), "starttls", "another word", certificate.trusted()))
          .startsWith("✗ mail: The mail server refused the login of " + SmtpStandIn.SENDER)
          .contains(" — Check SENDER_EMAIL and SENDER_PASSWORD")
          .doesNotContain("another word", "What was loaded stays");
    }
  }

  @Test
  void a_certificate_nobody_vouches_for_is_wrong() throws Exception {
    try (SmtpStandIn server = SmtpStandIn.start(Kind.STARTTLS, certificate.server())) {
      assertThat(look(server.port(), "starttls", SmtpStandIn.PASSWORD, SSLContext.getDefault()))
          .contains("signed by nobody this machine trusts", " — Add its authority");
      assertThat(server.wire()).doesNotContain("AUTH");
    }
  }

  @Test
  void a_server_without_tls_is_wrong() throws Exception {
    try (SmtpStandIn server = SmtpStandIn.start(Kind.NO_TLS, certificate.server())) {
      assertThat(look(server.port(), "starttls", SmtpStandIn.PASSWORD, certificate.trusted()))
          .contains("offers no STARTTLS", " — Check SMTP_PORT");
      assertThat(server.wire()).doesNotContain("AUTH");
    }
  }

  @Test
  void a_server_that_says_nothing_is_wrong() throws Exception {
    // The system accepts connections for a socket that listens, also when nobody answers.
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      assertThat(look(mute.getLocalPort(), "starttls", "a password", certificate.trusted()))
          .contains("did not answer in time", " — Check SMTP_PORT and SMTP_TLS");
    }
  }

  private static String look(int port, String tls, String password, SSLContext trust) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SMTP_SERVER", "localhost");
    environment.put("SMTP_PORT", String.valueOf(port));
    environment.put("SMTP_TLS", tls);
    environment.put("SENDER_EMAIL", SmtpStandIn.SENDER);
    environment.put("SENDER_PASSWORD", password);
    environment.put("RECIPIENTS_EMAILS", "anna@uni.example");
    var settings = SettingsReader.read(environment, folder, Set.of());
    return new MailCheck(settings, trust, SHORT, TEXTS).look().get(0).line(TEXTS);
  }
}
