package lms.sandbox;

import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** What makes a record unacceptable. Each spoils the record's fields, given as JSON texts. */
enum Defect {
  NONE(fields -> {}),
  USER_ID_ABSENT(fields -> fields.remove("lti_user_id")),
  USER_ID_NULL(set("lti_user_id", "null")),
  USER_ID_BLANK(set("lti_user_id", "\"  \"")),
  USER_ID_TOO_LONG(set("lti_user_id", '"' + "f".repeat(256) + '"')),
  USER_ID_NUL(set("lti_user_id", "\"synthetic\\u0000\"")),
  USER_ID_LONE_SURROGATE(set("lti_user_id", "\"synthetic\\ud800\"")),
  PASSBACK_CUT_OFF(set("passback_params", "\"{'oauth_consumer_key': '', 'lis\"")),
  PASSBACK_NOT_A_DICT(set("passback_params", "\"['synthetic']\"")),
  PASSBACK_A_CALL(set("passback_params", "\"dict(synthetic=1)\"")),
  SOURCEDID_A_NUMBER(set("passback_params", "\"{'lis_result_sourcedid': 17}\"")),
  SOURCEDID_TOO_LONG(
      set("passback_params", "\"{'lis_result_sourcedid': '" + "synthetic".repeat(120) + "'}\"")),
  IS_CORRECT_TEXT(set("is_correct", "\"1\"")),
  IS_CORRECT_TWO(set("is_correct", "2")),
  /** A trial run is never judged. */
  IS_CORRECT_ON_A_RUN(set("attempt_type", "\"run\"").andThen(set("is_correct", "1"))),
  TYPE_UNKNOWN(set("attempt_type", "\"preview\"")),
  TYPE_NULL(set("attempt_type", "null")),
  CREATED_AT_NONSENSE(set("created_at", "\"31.05.2023 09:16\"")),
  CREATED_AT_SECOND_60(set("created_at", "\"2023-05-31 23:59:60\"")),
  CREATED_AT_NULL(set("created_at", "null")),
  /** Handled by {@link RecordText}: there are no fields to spoil. */
  NOT_AN_OBJECT(fields -> {});

  /**
   * Share of records with a defect. Low enough that a busy day of the sandbox stays within the
   * default error budget (1 % and 20 records): a demo that cries wolf teaches to ignore it.
   */
  private static final double SHARE = 0.006;

  private final Consumer<Map<String, String>> spoil;

  Defect(Consumer<Map<String, String>> spoil) {
    this.spoil = spoil;
  }

  /** The defect of the next record, mostly none. */
  static Defect next(Random dice) {
    return dice.nextDouble() < SHARE ? values()[1 + dice.nextInt(values().length - 1)] : NONE;
  }

  /** Spoils a record: JSON texts by field name. */
  void spoil(Map<String, String> fields) {
    spoil.accept(fields);
  }

  private static Consumer<Map<String, String>> set(String field, String json) {
    return fields -> fields.put(field, json);
  }
}
