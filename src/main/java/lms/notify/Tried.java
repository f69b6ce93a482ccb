package lms.notify;

import jakarta.mail.Address;
import jakarta.mail.SendFailedException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * What came of one try to send a mail.
 *
 * @param reached addresses that have it now
 * @param open addresses that may get it later
 * @param refused addresses that the mail server refused for good
 * @param problem why not all have it, in plain words; empty = all have
 * @param halted whether the mail server itself could not be had, so that no other mail would leave
 */
public record Tried(
    List<String> reached,
    List<String> open,
    List<String> refused,
    Optional<String> problem,
    boolean halted) {
  /** Replies from here on are refusals for good (RFC 5321, 4.2.1). */
  private static final int FOR_GOOD = 500;

  /** The server says it with this that it closes, whatever the mail (RFC 5321, 4.2.2). */
  private static final int CLOSING = 421;

  /** All have it. */
  static Tried taken(List<String> recipients) {
    return new Tried(recipients, List.of(), List.of(), Optional.empty(), false);
  }

  /**
   * Some have it, or none.
   *
   * @param problem what {@code failure} says in plain words
   */
  static Tried failed(List<String> recipients, Throwable failure, String problem) {
    Set<String> sent = new HashSet<>();
    all(failure, SendFailedException.class)
        .map(SendFailedException::getValidSentAddresses)
        .forEach(addresses -> add(addresses, sent));
    Set<String> refused = new HashSet<>();
    List<SMTPAddressFailedException> answers =
        all(failure, SMTPAddressFailedException.class).toList();
    answers.stream()
        .filter(answer -> answer.getReturnCode() >= FOR_GOOD)
        .forEach(answer -> refused.add(answer.getAddress().getAddress()));
    return new Tried(
        these(recipients, sent::contains),
        these(recipients, address -> !sent.contains(address) && !refused.contains(address)),
        these(recipients, refused::contains),
        Optional.of(problem),
        sent.isEmpty() && answers.isEmpty() && !isOfTheMail(failure));
  }

  /** Whether any recipient may still get it. */
  boolean isUnfinished() {
    return halted || !open.isEmpty();
  }

  /** Whether no recipient has it, and none ever will. */
  boolean isHopeless() {
    return !isUnfinished() && reached.isEmpty() && !refused.isEmpty();
  }

  /** Whether the server spoke against this mail only; a refused sender is that of every mail. */
  private static boolean isOfTheMail(Throwable failure) {
    return all(failure, SMTPSendFailedException.class)
        .filter(answer -> !answer.getCommand().startsWith("MAIL"))
        .mapToInt(SMTPSendFailedException::getReturnCode)
        .anyMatch(code -> code > 0 && code != CLOSING);
  }

  private static <E> Stream<E> all(Throwable failure, Class<E> type) {
    return MailProblem.all(MailProblem.causes(failure), type);
  }

  private static void add(Address[] addresses, Set<String> to) {
    if (addresses != null) {
      Stream.of(addresses).map(Address::toString).forEach(to::add);
    }
  }

  private static List<String> these(List<String> recipients, Predicate<String> which) {
    return recipients.stream().filter(which).toList();
  }
}
