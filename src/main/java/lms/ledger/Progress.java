package lms.ledger;

/** Whoever wants to see how far a load run is. */
@FunctionalInterface
public interface Progress {
  /**
   * Called on the loader thread after every chunk.
   *
   * @param records records of the window stored so far, not committed yet
   * @param quarantined how many of them are in quarantine
   */
  void stored(long records, long quarantined);
}
