package lms.notify;

import java.net.URI;
import java.util.Set;
import lms.settings.Settings;

/** Where readers of a mail find the service's own page. */
final class OwnPage {
  /** All of a machine's addresses: to listen on, not to go to. */
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

  private OwnPage() {}

  /** {@code PAGE_URL}, or else as the service listens; ends with a slash. */
  static String of(Settings settings) {
    String page =
        settings.mail().pageUrl().map(URI::toString).orElseGet(() -> listening(settings.web()));
    return page.endsWith("/") ? page : page + "/";
  }

  private static String listening(Settings.Web web) {
    String host = EVERY_ADDRESS.contains(web.host()) ? "localhost" : web.host();
    // An IPv6 address stands in brackets (RFC 3986, 3.2.2).
    return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, web.port());
  }
}
