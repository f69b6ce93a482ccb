package lms.load;

/**
 * What windows of one load run brought for one day.
 *
 * @param received inserted + changed + unchanged + quarantined
 * @param inserted attempts stored for the first time
 * @param changed attempts that came back different, updated
 * @param unchanged attempts that came back equal
 * @param quarantined records that failed validation
 */
record DaySums(long received, long inserted, long changed, long unchanged, long quarantined) {
  /** Nothing. */
  static final DaySums ZERO = new DaySums(0, 0, 0, 0, 0);

  DaySums plus(DaySums other) {
    return new DaySums(
        received + other.received,
        inserted + other.inserted,
        changed + other.changed,
        unchanged + other.unchanged,
        quarantined + other.quarantined);
  }
}
