package lms.validate;

/**
 * One fault of one field.
 *
 * @param field the field's name in the reply, or {@code record} for the element itself
 * @param problem what is wrong, as the rest of a sentence: {@code is missing}
 * @param got the value, escaped and cut at 40 characters, for fields that identify nobody; else its
 *     type and length; {@code null} where there is nothing to show
 */
public record Violation(String field, String problem, String got) {
  /** {@code created_at is not like … (got '31.05.2023')}. */
  @Override
  public String toString() {
    return field + " " + problem + (got == null ? "" : " (got " + got + ")");
  }
}
