package lms.database;

import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import lms.settings.Encryption;
import lms.settings.Encryption.Mode;
import lms.texts.Sentence;

/** Says in plain words why a connection could not be had. */
final class ConnectFailure {
  private ConnectFailure() {}

  /**
   * What is wrong and what to do; for the ones we do not know, what the server or the driver said.
   *
   * @param asked what was asked of the connection
   */
  static Sentence explain(SQLException failure, Encryption asked) {
    return switch (state(failure)) {
      case "08001" -> unreachable(failure);
      case "08004" -> rejected(failure, asked.mode());
      case "08006" -> certificate(failure, asked.mode());
      case "28P01" -> Sentence.of("database.connect.password");
      case "28000" -> Sentence.of("database.connect.refused", failure.getMessage());
      case "3D000" -> Sentence.of("database.connect.database");
      case "42501" -> Sentence.of("database.connect.right");
      case "53300" -> Sentence.of("database.connect.full");
      case "57P03" -> Sentence.of("database.connect.starting");
      default -> other(failure);
    };
  }

  private static Sentence other(SQLException failure) {
    return Sentence.of("database.connect.other", failure.getMessage(), state(failure));
  }

  private static String state(SQLException failure) {
    return failure.getSQLState() == null ? "" : failure.getSQLState();
  }

  /** The driver rejects a server that lacks TLS, or a login that is not bound to the connection. */
  private static Sentence rejected(SQLException failure, Mode asked) {
    return asked.compareTo(Mode.REQUIRE) < 0
        ? other(failure)
        : Sentence.of(
            "database.connect.unsafe", asked.word(), failure.getMessage().replaceFirst("\\.$", ""));
  }

  private static Sentence certificate(SQLException failure, Mode asked) {
    List<Throwable> causes =
        Stream.iterate(failure.getCause(), Objects::nonNull, Throwable::getCause).toList();
    if (causes.isEmpty() && asked == Mode.VERIFY_FULL) {
      return Sentence.of("database.connect.certificate.host"); // all else has a cause
    }
    if (causes.stream().anyMatch(CertificateExpiredException.class::isInstance)) {
      return Sentence.of("database.connect.certificate.expired");
    }
    return causes.stream().anyMatch(CertificateException.class::isInstance)
        ? Sentence.of("database.connect.certificate.untrusted")
        : other(failure);
  }

  private static Sentence unreachable(SQLException failure) {
    return Sentence.of(
        failure.getCause() instanceof UnknownHostException
            ? "database.connect.host"
            : "database.connect.nothing");
  }
}
