package lms.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import lms.settings.Secret;

/** Who may ask, and who may change something. Knows nothing of what is served. */
public final class Access {
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
  private static final Pattern HEALTH = Pattern.compile("/observe/health(/live|/ready)?");
  private static final String BASIC = "Basic realm=\"lms\", charset=\"UTF-8\"";

  private final Optional<byte[]> token;
  private final boolean loopback;
  private final Optional<Entrance> entrance;

  /**
   * @param token {@code REST_TOKEN}
   * @param loopback whether the server listens where only this machine reaches it
   * @param ticket lets one browser in without the token, once; none outside the demo
   */
  public Access(Optional<Secret> token, boolean loopback, Optional<Secret> ticket) {
    this.token = token.map(secret -> digest(secret.value()));
    this.loopback = loopback;
    this.entrance = ticket.map(Entrance::new);
  }

  /**
   * The cookie for whoever comes with the ticket.
   *
   * @return empty if it is something else that is asked for
   * @throws Problem if the ticket is wrong or used, and nothing else lets the browser in
   */
  Optional<String> cookie(Asked asked) throws Problem {
    if (entrance.isEmpty() || !Entrance.isAskedFor(asked)) {
      return Optional.empty();
    }
    sameOrigin(asked);
    if (!entrance.get().open(asked)) {
      admit(asked);
    }
    return Optional.of(entrance.get().cookie());
  }

  /**
   * Whether this may be asked at all.
   *
   * @throws Problem if not
   */
  void admit(Asked asked) throws Problem {
    if (!asked.path().startsWith("/")) {
      throw new Problem(400, "The target of a request must begin with a slash.");
    }
    if (asked.all("host").size() > 1) {
      throw new Problem(400, "The header Host must come once.");
    }
    sameOrigin(asked);
    if (HEALTH.matcher(asked.path()).matches()) {
      return; // says UP or DOWN to everyone
    }
    if (token.isPresent()) {
      authenticate(asked);
    } else {
      thisMachine(asked);
    }
  }

  /**
   * Whether what is asked may be done.
   *
   * @throws Problem if it changes something and there is no token that could allow it
   */
  void permit(Operation operation) throws Problem {
    if (operation.changesState() && token.isEmpty()) {
      throw new Problem(
          403,
          "Without REST_TOKEN nothing can be changed here. Set REST_TOKEN, start the service again"
              + " and send the token.");
    }
  }

  /** A page of another site must not speak for the person in front of the browser. */
  private static void sameOrigin(Asked asked) throws Problem {
    List<String> origins = asked.all("origin");
    if (origins.isEmpty()) {
      return;
    }
    String host = String.join(",", asked.all("host")).toLowerCase(Locale.ROOT);
    String origin = String.join(",", origins).toLowerCase(Locale.ROOT);
    if (!origin.equals("http://" + host) && !origin.equals("https://" + host)) {
      throw new Problem(403, "Pages of other sites may not ask; the header Origin names one.");
    }
  }

  private void authenticate(Asked asked) throws Problem {
    if (entrance.isPresent() && entrance.get().knows(asked)) {
      return;
    }
    List<String> sent = asked.all("authorization");
    if (sent.size() != 1 || !isToken(credentials(sent.get(0)))) {
      throw new Problem(
              401,
              "Send the token: as Authorization: Bearer TOKEN, or as the password of HTTP Basic"
                  + " with any user name.")
          .header("WWW-Authenticate", BASIC, "Bearer");
    }
  }

  /** The token as it was sent; empty where there is none. */
  private static String credentials(String header) {
    String[] parts = header.split(" ", 2);
    if (parts.length == 2 && parts[0].equalsIgnoreCase("Bearer")) {
      return inUtf8(parts[1]);
    }
    if (parts.length == 2 && parts[0].equalsIgnoreCase("Basic")) {
      return password(parts[1]);
    }
    return "";
  }

  /** The server reads a byte of a header as a character; most who send others mean UTF-8. */
  private static String inUtf8(String header) {
    byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.contains("\uFFFD") ? header : text;
  }

  private static String password(String base64) {
    try {
      String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return ""; // not base64
    }
  }

  /** In the same time whatever was sent: digests are compared, and to their end. */
  private boolean isToken(String sent) {
    return MessageDigest.isEqual(token.orElseThrow(), digest(sent));
  }

  private void thisMachine(Asked asked) throws Problem {
    List<String> hosts = asked.all("host");
    boolean named = hosts.size() == 1 && LOOPBACK.matcher(hosts.get(0)).matches();
    boolean forwarded =
        asked.headers().keySet().stream()
            .anyMatch(name -> name.equals("forwarded") || name.startsWith("x-forwarded-"));
    if (!loopback || !named || forwarded) {
      throw new Problem(
          403,
          "Without REST_TOKEN only this machine may ask: at localhost, 127.0.0.1 or [::1], and"
              + " through no proxy. Set REST_TOKEN to ask from elsewhere.");
    }
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
