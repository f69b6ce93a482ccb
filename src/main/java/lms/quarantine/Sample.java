package lms.quarantine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lms.attempt.RawRecord;
import lms.extract.FieldName;
import lms.extract.SingleRecord;
import lms.validate.Got;

/** Shows what a quarantined record is like, and of whom it is not. */
final class Sample {
  /** Fields whose values identify nobody. */
  private static final Set<String> SHOWN = Set.of("attempt_type", "is_correct", "created_at");

  /** Unless somebody's id has got into them. */
  private static final Pattern ID = Pattern.compile("\\p{XDigit}{16,}");

  private static final int FIELDS = 20;

  private Sample() {}

  /**
   * The record's fields, 20 at most, in their order: the value where it identifies nobody, else its
   * type and length. Of a record that is no JSON object, its length.
   *
   * @param raw the record, or {@code null} if it is too long to be looked at
   * @param length of the record in bytes
   */
  static Map<String, String> of(byte[] raw, int length) {
    Map<String, String> sample = new LinkedHashMap<>();
    if (raw != null) {
      SingleRecord.fields(raw).orElse(Map.of()).entrySet().stream()
          .limit(FIELDS)
          .forEach(f -> sample.put(FieldName.shown(f.getKey()), masked(f.getKey(), f.getValue())));
    }
    String bytes = length == 1 ? "1 byte" : length + " bytes";
    return sample.isEmpty() ? Map.of("record", bytes) : sample;
  }

  private static String masked(String field, Object value) {
    if (value == null) {
      return "null";
    }
    return SHOWN.contains(field) ? shown(value) : Got.type(value);
  }

  private static String shown(Object value) {
    if (value instanceof String text) {
      return Got.shown(ID.matcher(text).replaceAll("<id>"));
    }
    boolean number = value instanceof RawRecord.JsonNumber;
    return number || value instanceof Boolean ? Got.value(value) : Got.type(value);
  }
}
