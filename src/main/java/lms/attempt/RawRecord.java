package lms.attempt;

/**
 * One element of the reply, parsed as JSON and nothing more.
 *
 * <p>A field's value is one of: {@link #ABSENT}; {@code null}; {@code String}; {@code Boolean};
 * {@link JsonNumber}; {@code java.util.Map<String, Object>}; {@code java.util.List<Object>}, nested
 * with the same types.
 *
 * @param position place in the reply, 1 for the first element; in a replay the record's number in
 *     the quarantine
 * @param isObject whether the element is a JSON object; otherwise every field is {@link #ABSENT}
 */
public record RawRecord(
    long position,
    boolean isObject,
    Object ltiUserId,
    Object passbackParams,
    Object isCorrect,
    Object attemptType,
    Object createdAt) {
  /** The value of a key that the object does not have. */
  public static final Object ABSENT =
      new Object() {
        @Override
        public String toString() {
          return "absent";
        }
      };

  /** An element that is something else than a JSON object. */
  public static RawRecord noObject(long position) {
    return new RawRecord(position, false, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);
  }

  /**
   * A JSON number as it was written.
   *
   * @param text digits, sign, point and exponent; at most 1,000 characters
   */
  public record JsonNumber(String text) {}
}
