package lms.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import lms.settings.Secret;

/**
 * Lets one browser in without the token: an address with a ticket, which can be used once, gives it
 * a cookie, which this process alone knows. So nothing that stays valid stands in an address.
 */
final class Entrance {
  private static final String COOKIE = "lms_session";
  private static final String TICKET = "ticket=";
  private static final int SECRET_BYTES = 32;

  private final byte[] ticket;
  private final String session = random();
  private final AtomicBoolean used = new AtomicBoolean();

  Entrance(Secret ticket) {
    this.ticket = bytes(ticket.value());
  }

  /** Whether an address with a ticket is asked for, a right one or not. */
  static boolean isAskedFor(Asked asked) {
    return asked.method().equals("GET")
        && asked.path().equals("/")
        && asked.query() != null
        && asked.query().startsWith(TICKET);
  }

  /** Whether the ticket is right and unused; from now on it is used. */
  boolean open(Asked asked) {
    byte[] shown = bytes(asked.query().substring(TICKET.length()));
    return MessageDigest.isEqual(ticket, shown) && used.compareAndSet(false, true);
  }

  /** For Set-Cookie: no script sees it, no other site's page makes a browser send it. */
  String cookie() {
    return COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Strict";
  }

  /** Whether the request comes from the browser that was let in. */
  boolean knows(Asked asked) {
    List<String> headers = asked.all("cookie");
    byte[] right = bytes(COOKIE + "=" + session);
    return headers.stream()
        .flatMap(header -> Stream.of(header.split(";")))
        .anyMatch(cookie -> MessageDigest.isEqual(right, bytes(cookie.strip())));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String random() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
