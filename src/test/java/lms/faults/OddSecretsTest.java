package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import lms.ledger.Status;
import lms.support.Reply;
import lms.support.SheetsStandIn;
import lms.support.SmtpStandIn;
import lms.support.TestCertificate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that every notation has a meaning of its own for. */
@Tag("faults")
@DisplayNameGeneration(ReplaceUnderscores.class)
class OddSecretsTest extends WatchedTest {
  private static final String KEY = "k&y%25 +#@/= ключ";

  @TempDir private Path certificates;

  @Test
  @Survives("J9")
  void api_mail_server_and_google_get_what_was_configured() throws Exception {
    TestCertificate certificate = TestCertificate.of("localhost", certificates);
    SSLContext before = SSLContext.getDefault();
    SSLContext.setDefault(certificate.trusted());
    try (SheetsStandIn google = new SheetsStandIn();
        SmtpStandIn mail = SmtpStandIn.start(SmtpStandIn.Kind.STARTTLS, certificate.server())) {
      google.workbook().add("Daily", 20, 10);
      Map<String, String> settings = new HashMap<>(google.settings());
      settings.put("API_CLIENT_KEY", KEY);
      settings.put("SMTP_SERVER", "localhost");
      settings.put("SMTP_PORT", String.valueOf(mail.port()));
      settings.put("SENDER_EMAIL", SmtpStandIn.SENDER);
      settings.put("SENDER_PASSWORD", SmtpStandIn.PASSWORD);
      settings.put("RECIPIENTS_EMAILS", "anna@uni.example");

      assertThat(load(settings, Reply.json(array(aTrialRun()))).status())
          .isEqualTo(Status.SUCCEEDED);

      assertThat(mail.received()).hasSize(1);
    } finally {
      SSLContext.setDefault(before);
    }
    String query = api.requests().get(0).rawQuery();
    String sent = query.replaceFirst(".*&client_key=([^&]*)&.*", "$1");
    assertThat(URLDecoder.decode(sent, StandardCharsets.UTF_8)).isEqualTo(KEY);
  }
}
