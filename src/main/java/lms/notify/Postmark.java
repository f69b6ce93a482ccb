package lms.notify;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import lms.ledger.Incident;
import lms.ledger.Notice;
import lms.ledger.RunSummary;

/**
 * Which mail it is, in its Message-ID and its file's name.
 *
 * @param name of ASCII letters, digits and {@code -}
 * @param unique tells two mails of the same name apart
 * @param answers Message-IDs of the incidents' first mails, separated by blanks, so that mail
 *     programs show them together
 */
record Postmark(String name, String unique, Optional<String> answers) {
  /**
   * The same load run in the same status is the same mail; two installations with the same sender
   * differ by the client and the microsecond the load run began.
   */
  static Postmark of(RunSummary summary, String client, Notice notice) {
    return new Postmark(
        "load-run-%d-%s".formatted(summary.loadRunId(), summary.status()),
        client + "|" + summary.startedAt(),
        firsts(notice));
  }

  /** Tried again, it is the same mail; each reminder is another. */
  static Postmark ofOverdue(LocalDate day, String client, Incident incident) {
    return new Postmark(
        "overdue-%s-%d".formatted(day, incident.mails() + 1),
        client + "|" + incident.openedAt(),
        incident.messageId());
  }

  private static Optional<String> firsts(Notice notice) {
    String all =
        notice.incidents().stream()
            .map(Incident::messageId)
            .flatMap(Optional::stream)
            .distinct()
            .collect(Collectors.joining(" "));
    return Optional.of(all).filter(ids -> !ids.isEmpty());
  }
}
