package lms.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.ledger.Incident;

/**
 * The incidents this process has sent mails about, for when the database cannot be asked. Used by
 * several threads.
 */
final class Memory {
  private final Map<String, Incident> all = new HashMap<>();
  private final Map<String, Incident> unwritten = new HashMap<>();

  /** A mail about it was sent; the table does not know it yet. */
  synchronized void remember(Incident incident) {
    all.put(incident.cause(), incident);
    unwritten.put(incident.cause(), incident);
  }

  /** Now the table knows it. */
  synchronized void written(Incident incident) {
    unwritten.remove(incident.cause());
  }

  /** It is over. */
  synchronized void forget(Incident incident) {
    all.remove(incident.cause());
    unwritten.remove(incident.cause());
  }

  /** What is known of that cause without the table. */
  synchronized Optional<Incident> of(String cause) {
    return Optional.ofNullable(all.get(cause));
  }

  /** What is known of that cause and not in the table. */
  synchronized Optional<Incident> unwritten(String cause) {
    return Optional.ofNullable(unwritten.get(cause));
  }

  /** All that is not in the table. */
  synchronized List<Incident> unwritten() {
    return List.copyOf(unwritten.values());
  }
}
