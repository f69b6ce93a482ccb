package lms.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a mail says of incidents.
 *
 * @param incidents those it is about: one that goes on, or any number that are over
 * @param resolving whether it says that they are over
 * @param waitUntil there is no mail, because the next one about the incident is due then
 */
public record Notice(List<Incident> incidents, boolean resolving, Optional<Instant> waitUntil) {
  /** A mail that has nothing to do with incidents. */
  public static final Notice NONE = new Notice(List.of(), false, Optional.empty());

  /** The first mail about an incident, or a reminder of it. */
  public static Notice of(Incident incident) {
    return new Notice(List.of(incident), false, Optional.empty());
  }

  /** No mail yet. */
  public static Notice later(Incident incident, Instant until) {
    return new Notice(List.of(incident), false, Optional.of(until));
  }

  /** The mail says that these are over; none is like {@link #NONE}. */
  public static Notice over(List<Incident> incidents) {
    return incidents.isEmpty() ? NONE : new Notice(incidents, true, Optional.empty());
  }

  /** Whether there is no mail this time. */
  public boolean isWaiting() {
    return waitUntil.isPresent();
  }

  /** Whether the mail is about any incident. */
  public boolean isAboutAny() {
    return !incidents.isEmpty();
  }

  /** The incident that people have heard of before and that goes on. */
  public Optional<Incident> reminded() {
    return incidents.stream().filter(incident -> !resolving && incident.mails() > 0).findFirst();
  }

  /** Those that are over. */
  public List<Incident> resolved() {
    return resolving ? incidents : List.of();
  }
}
