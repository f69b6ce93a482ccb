package lms.house;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import lms.Lms;
import lms.support.Inside;
import lms.support.SheetsStandIn;
import org.apache.camel.CamelContext;

/** A product that brings its numbers to Google and to a mail server, and a look inside it. */
final class Deliveries {
  private Deliveries() {}

  /** Settings for that Google and for a mail server on this port of loopback. */
  static Map<String, String> settings(SheetsStandIn google, int mailPort) {
    Map<String, String> settings = new HashMap<>(google.settings());
    settings.put("SMTP_SERVER", "127.0.0.1");
    settings.put("SMTP_PORT", String.valueOf(mailPort));
    settings.put("SENDER_EMAIL", "lms@sender.example");
    settings.put("SENDER_PASSWORD", "a password");
    settings.put("RECIPIENTS_EMAILS", "anna@uni.example");
    return settings;
  }

  /** The Camel context of a started product, which shows it to nobody. */
  static CamelContext context(Lms lms) {
    return Inside.context(lms);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
