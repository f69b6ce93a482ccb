package lms.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the connection to PostgreSQL is protected.
 *
 * @param authority file with the certificates, in PEM, of those who may have signed the server's;
 *     empty = whom Java trusts
 */
public record Encryption(Mode mode, Optional<Path> authority) {
  /** What the driver, like psql, does unless told otherwise. */
  public static final Encryption DEFAULT = new Encryption(Mode.PREFER, Optional.empty());

  /** From weak to strong, by PostgreSQL's own words. */
  public enum Mode {
    DISABLE,
    /** TLS where the server offers it, with whatever certificate. */
    PREFER,
    /** TLS, with whatever certificate. */
    REQUIRE,
    /** TLS with a trusted certificate, of whatever host. */
    VERIFY_CA,
    /** TLS with a trusted certificate of this very host. */
    VERIFY_FULL;

    /** As users write it: {@code verify-full}. */
    public String word() {
      return Parsers.word(this);
    }

    /** Whether no certificate will do that nobody trusts. */
    public boolean checksCertificate() {
      return compareTo(VERIFY_CA) >= 0;
    }
  }
}
