package lms.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import lms.settings.Settings;
import lms.texts.Texts;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Says in plain words why the mail server did not take a mail. */
final class MailProblem {
  private static final String NO_STARTTLS = "STARTTLS is required";
  private final Settings.Smtp smtp;
  private final Texts texts;
  private final MailText mailText;

  MailProblem(Settings.Smtp smtp, Texts texts, MailText mailText) {
    this.smtp = smtp;
    this.texts = texts;
    this.mailText = mailText;
  }

  String of(Throwable failure) {
    List<Throwable> causes = causes(failure);
    return silence(causes)
        .or(() -> refused(causes))
        .or(() -> tls(causes))
        .or(() -> connection(causes))
        .orElseGet(() -> say("other", reply(causes.get(causes.size() - 1))));
  }

  /** The server has the mail, and did not speak. */
  private Optional<String> silence(List<Throwable> causes) {
    return Obstacle.of(causes.get(0)) == Obstacle.UNANSWERED
        ? Optional.of(say("unanswered", server()))
        : Optional.empty();
  }

  /** The server spoke and said no. */
  private Optional<String> refused(List<Throwable> causes) {
    return first(causes, AuthenticationFailedException.class)
        .map(e -> say("login", smtp.sender(), reply(e)))
        .or(
            () ->
                first(causes, SMTPSenderFailedException.class)
                    .map(e -> say("sender", smtp.sender(), reply(e))))
        .or(() -> first(causes, SendFailedException.class).map(e -> recipients(e, causes)));
  }

  private String recipients(SendFailedException failure, List<Throwable> causes) {
    List<SMTPAddressFailedException> refused =
        all(causes, SMTPAddressFailedException.class).toList();
    if (refused.isEmpty()) {
      return say("other", reply(failure));
    }
    String who =
        refused.stream()
            .map(e -> "%s (%s)".formatted(e.getAddress().getAddress(), reply(e)))
            .collect(Collectors.joining(", "));
    return say(delivered(failure) == 0 ? "recipients" : "some-recipients", who);
  }

  /** How many recipients got the mail although it failed for others. */
  static int delivered(Throwable failure) {
    return all(causes(failure), SendFailedException.class)
        .map(SendFailedException::getValidSentAddresses)
        .mapToInt(sent -> sent == null ? 0 : sent.length)
        .max()
        .orElse(0);
  }

  /** No encryption, no mail. */
  private Optional<String> tls(List<Throwable> causes) {
    if (causes.stream().anyMatch(e -> String.valueOf(e.getMessage()).startsWith(NO_STARTTLS))) {
      return Optional.of(say("starttls", server()));
    }
    if (first(causes, CertificateExpiredException.class).isPresent()) {
      return Optional.of(say("certificate.expired", server()));
    }
    if (first(causes, CertPathBuilderException.class).isPresent()) {
      return Optional.of(say("certificate.untrusted", server()));
    }
    // Trusted and valid: what remains is the host name.
    if (first(causes, CertificateException.class).isPresent()) {
      return Optional.of(say("certificate.host", server()));
    }
    return first(causes, SSLException.class).map(e -> say("tls", server(), reply(e)));
  }

  private Optional<String> connection(List<Throwable> causes) {
    return first(causes, SocketTimeoutException.class)
        .map(e -> say("timeout", server()))
        .or(() -> first(causes, UnknownHostException.class).map(e -> say("host", smtp.host())))
        .or(() -> first(causes, IOException.class).map(e -> say("connect", server(), reply(e))));
  }

  private String say(String key, Object... values) {
    return texts.get("mail.problem." + key, values);
  }

  private String server() {
    return smtp.host() + ":" + smtp.port();
  }

  private String reply(Throwable failure) {
    return MailText.cut(mailText.clean(String.valueOf(failure.getMessage())), 150);
  }

  /** The failure and everything under it; a mail exception's cause is also its next one. */
  static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(100).toList();
  }

  static <E extends Throwable> Optional<E> first(List<Throwable> causes, Class<E> type) {
    return all(causes, type).findFirst();
  }

  static <E> Stream<E> all(List<Throwable> causes, Class<E> type) {
    return causes.stream().filter(type::isInstance).map(type::cast);
  }
}
