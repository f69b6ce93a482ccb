package lms.extract;

import java.util.regex.Pattern;

/**
 * What may be shown of a record's key: one that looks like no field's name may be a person's id.
 */
public final class FieldName {
  private static final Pattern LIKE_ONE = Pattern.compile("[a-zA-Z][a-z_A-Z]{0,39}");

  private FieldName() {}

  /** The key, or {@code (not a field name)}. */
  public static String shown(String key) {
    return LIKE_ONE.matcher(key).matches() ? key : "(not a field name)";
  }
}
