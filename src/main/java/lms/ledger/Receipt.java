package lms.ledger;

import java.util.Map;

/**
 * What became of every element of a reply, or of several replies added up.
 *
 * @param received elements in the reply
 * @param inserted attempts stored for the first time
 * @param changed attempts known before that came back different and were updated
 * @param unchanged attempts known before that came back equal
 * @param quarantined records that failed validation
 * @param outside records whose {@code created_at} is readable and not in the window
 */
public record Receipt(
    long received, long inserted, long changed, long unchanged, long quarantined, long outside) {
  /** Nothing received. */
  public static final Receipt ZERO = new Receipt(0, 0, 0, 0, 0, 0);

  /** From a row whose columns are named like the fields. */
  public static Receipt of(Map<String, Object> row) {
    return new Receipt(
        (Long) row.get("received"),
        (Long) row.get("inserted"),
        (Long) row.get("changed"),
        (Long) row.get("unchanged"),
        (Long) row.get("quarantined"),
        (Long) row.get("outside"));
  }

  /** Whether every element received is accounted for exactly once. */
  public boolean balances() {
    return received == inserted + changed + unchanged + quarantined + outside;
  }

  /** The fields by their names in the ledger. */
  public Map<String, Object> parameters() {
    return Map.of(
        "received", received,
        "inserted", inserted,
        "changed", changed,
        "unchanged", unchanged,
        "quarantined", quarantined,
        "outside", outside);
  }

  /** Both receipts added up, field by field. */
  public Receipt plus(Receipt other) {
    return new Receipt(
        received + other.received,
        inserted + other.inserted,
        changed + other.changed,
        unchanged + other.unchanged,
        quarantined + other.quarantined,
        outside + other.outside);
  }
}
