package lms.validate;

import java.util.Map;
import lms.attempt.LtiDecoder;
import lms.attempt.LtiReference;
import lms.attempt.RawRecord;

/**
 * Reads {@code passback_params}: the {@code repr} of a Python dict, tried first; JSON; or an object
 * instead of a text. Of its keys three matter, and none of them has to be there.
 */
final class PassbackParams {
  private static final String FIELD = "passback_params";
  private static final String SOURCEDID = "lis_result_sourcedid";
  private static final int MAX_SOURCEDID_BYTES = 1_000; // the database indexes it

  private PassbackParams() {}

  /**
   * What {@code value} says of the attempt's place; {@link LtiReference#NONE} for null, absent and
   * blank, and where a violation has been added.
   */
  static LtiReference read(Object value, Violations violations) {
    if (value == null || value == RawRecord.ABSENT) {
      return LtiReference.NONE;
    }
    if (value instanceof Map<?, ?> members) {
      return reference(members, violations);
    }
    if (!(value instanceof String text)) {
      violations.add(FIELD, "is neither text nor an object", Got.type(value));
      return LtiReference.NONE;
    }
    return text.isBlank() ? LtiReference.NONE : read(text, violations);
  }

  private static LtiReference read(String text, Violations violations) {
    try {
      if (literal(text) instanceof Map<?, ?> members) {
        return reference(members, violations);
      }
      violations.add(FIELD, "is not a dict", Got.type(text));
    } catch (UnreadableText e) {
      violations.add(FIELD, problem(text, e), Got.type(text));
    }
    return LtiReference.NONE;
  }

  private static Object literal(String text) throws UnreadableText {
    try {
      return PythonLiteral.parse(text);
    } catch (UnreadableText e) {
      // Python refuses NUL and lone surrogates anywhere in the text; a JSON parser might not.
      if (e != UnreadableText.MALFORMED || Text.fault(text) != null) {
        throw e;
      }
      return PassbackJson.parse(text);
    }
  }

  private static String problem(String text, UnreadableText reason) {
    String fault = Text.fault(text);
    if (fault != null) {
      return fault;
    }
    return reason == UnreadableText.MALFORMED
        ? "is neither a Python dict nor a JSON object"
        : reason.getMessage();
  }

  private static LtiReference reference(Map<?, ?> members, Violations violations) {
    String consumerKey = text(members, "oauth_consumer_key", violations);
    String sourcedid = text(members, SOURCEDID, violations);
    String outcomeUrl = text(members, "lis_outcome_service_url", violations);
    if (sourcedid != null && Text.exceeds(sourcedid, MAX_SOURCEDID_BYTES)) {
      violations.add(SOURCEDID, "is longer than 1,000 bytes", Got.type(sourcedid));
    }
    return LtiDecoder.decode(consumerKey, sourcedid, outcomeUrl);
  }

  private static String text(Map<?, ?> members, String name, Violations violations) {
    Object value = members.get(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text)) {
      violations.add(name, "is neither text nor null", Got.type(value));
      return null;
    }
    String fault = Text.fault(text);
    if (fault != null) {
      violations.add(name, fault, Got.type(text));
    }
    return text;
  }
}
