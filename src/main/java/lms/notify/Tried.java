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
 * @param obstacle what kept it from being taken
 * @param halted whether no other mail would leave now
 */
public record Tried(
    List<String> reached,
    List<String> open,
    List<String> refused,
    Optional<String> problem,
    Obstacle obstacle,
    boolean halted) {
  /** Replies from here on are refusals for good (RFC 5321, 4.2.1). */
  private static final int FOR_GOOD = 500;

  /** All have it. */
  static Tried taken(List<String> recipients) {
    return new Tried(recipients, List.of(), List.of(), Optional.empty(), Obstacle.NONE, false);
  }

  /**
   * Some have it, or none.
   *
   * @param problem what {@code failure} says in plain words
   */
  static Tried failed(List<String> recipients, Throwable failure, String problem) {
    Obstacle obstacle = Obstacle.of(failure);
    Set<String> sent = sent(failure);
    Set<String> refused = refused(failure);
    boolean whole = obstacle == Obstacle.NONE && isMailRefused(failure);
    Predicate<String> never = a -> !sent.contains(a) && (whole || refused.contains(a));
    return new Tried(
        these(recipients, sent::contains),
        these(recipients, a -> !sent.contains(a) && !never.test(a)),
        these(recipients, never),
        Optional.of(problem),
        obstacle,
        obstacle == Obstacle.SERVER);
  }

  /** The same, after another mail at which the server broke off. */
  Tried halting() {
    return new Tried(reached, open, refused, problem, obstacle, true);
  }

  /** Whether the server broke off at this mail. */
  boolean brokeOff() {
    return obstacle == Obstacle.BROKEN_OFF || isUnanswered();
  }

  /** Whether the server has got the mail whole and did not say whether it takes it. */
  boolean isUnanswered() {
    return obstacle == Obstacle.UNANSWERED;
  }

  /** Whether it is to be tried again. */
  boolean isUnfinished() {
    return obstacle != Obstacle.UNREADABLE && (obstacle != Obstacle.NONE || !open.isEmpty());
  }

  /** Whether no recipient has it, and none ever will. */
  boolean isHopeless() {
    return problem.isPresent() && !isUnfinished() && reached.isEmpty();
  }

  private static Set<String> sent(Throwable failure) {
    Set<String> sent = new HashSet<>();
    all(failure, SendFailedException.class)
        .map(SendFailedException::getValidSentAddresses)
        .forEach(addresses -> add(addresses, sent));
    return sent;
  }

  private static Set<String> refused(Throwable failure) {
    Set<String> refused = new HashSet<>();
    all(failure, SMTPAddressFailedException.class)
        .filter(answer -> answer.getReturnCode() >= FOR_GOOD)
        .forEach(answer -> refused.add(answer.getAddress().getAddress()));
    return refused;
  }

  /** Whether the server refuses what the mail says, for whomever it is. */
  private static boolean isMailRefused(Throwable failure) {
    return all(failure, SMTPSendFailedException.class)
        .anyMatch(answer -> answer.getReturnCode() >= FOR_GOOD);
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
