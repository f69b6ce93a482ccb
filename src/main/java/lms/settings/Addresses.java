package lms.settings;

import static lms.settings.Unfit.unless;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads URLs, host names and mail addresses. */
final class Addresses {
  // An address of IPv6 has two colons at least: one alone would be that of a port.
  private static final Pattern HOST =
      Pattern.compile("[\\p{L}\\p{N}._-]+|\\[?[0-9A-Fa-f.]*(?::[0-9A-Fa-f.]*){2,}]?");
  private static final Pattern MAIL =
      Pattern.compile(
          "[^\\s@<>()\\[\\],;:\"\\\\]+@(?:localhost|[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[?::1]?");
  private static final Pattern SPREADSHEET =
      Pattern.compile("https://docs\\.google\\.com/spreadsheets/(?:u/\\d+/)?d/([\\w-]+).*");
  private static final Pattern SPREADSHEET_ID = Pattern.compile("[\\w-]+");

  private Addresses() {}

  /** Whether only this machine can be reached under it, or reach it. */
  static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  /** Any web page. */
  static URI page(String text) throws Unfit {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = Set.of("http", "https").contains(scheme) && uri.getHost() != null;
      unless(web, "settings.url.web");
      unless(uri.getRawUserInfo() == null, "settings.url.user");
      return uri;
    } catch (URISyntaxException e) {
      throw new Unfit("settings.url");
    }
  }

  /** A URL secrets may be sent to: encrypted, or of this machine. */
  static URI safeUrl(String text) throws Unfit {
    URI uri = page(text);
    boolean safe = "https".equalsIgnoreCase(uri.getScheme()) || isLoopback(uri.getHost());
    unless(safe, "settings.url.clear");
    return uri;
  }

  /** A {@link #safeUrl} to which we add the query. */
  static URI endpoint(String text) throws Unfit {
    URI uri = safeUrl(text);
    boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null;
    unless(bare, "settings.url.query");
    return uri;
  }

  /** An {@link #endpoint} that ends with a slash. */
  static URI root(String text) throws Unfit {
    return endpoint(text.endsWith("/") ? text : text + "/");
  }

  static String host(String text) throws Unfit {
    unless(isHost(text), "settings.host");
    return text;
  }

  /** Whether it is a name or an address, without a port. */
  static boolean isHost(String text) {
    return HOST.matcher(text).matches();
  }

  static String mail(String text) throws Unfit {
    unless(MAIL.matcher(text).matches(), "settings.mail");
    return text;
  }

  /** Mail addresses by comma or semicolon, at least one, without repeats. */
  static List<String> mails(String text) throws Unfit {
    List<String> mails =
        Stream.of(text.split("[,;]"))
            .map(String::strip)
            .filter(m -> !m.isEmpty())
            .distinct()
            .toList();
    unless(!mails.isEmpty(), "settings.mails.none");
    for (int i = 0; i < mails.size(); i++) {
      boolean fits = MAIL.matcher(mails.get(i)).matches();
      unless(fits, "settings.mails", i + 1);
    }
    return mails;
  }

  /** The id, also out of the address a browser shows. */
  static String spreadsheetId(String text) throws Unfit {
    Matcher address = SPREADSHEET.matcher(text);
    String id = address.matches() ? address.group(1) : text;
    unless(SPREADSHEET_ID.matcher(id).matches(), "settings.spreadsheet");
    return id;
  }
}
