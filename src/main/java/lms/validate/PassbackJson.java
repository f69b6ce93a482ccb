package lms.validate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lms.attempt.RawRecord;

/**
 * Reads {@code passback_params} that are JSON. Of equal names the last one counts, as in Python.
 */
final class PassbackJson {
  private static final int MAX_DEPTH = 20;
  private static final int MAX_LENGTH = 65_536;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Names are no vocabulary here: a table of them would grow with whatever is sent.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_LENGTH)
                  .maxNumberLength(MAX_LENGTH)
                  .build())
          .build();

  private PassbackJson() {}

  /**
   * The members of the object; an array in one is told apart from an object, but not kept.
   *
   * @param text at most 65,536 characters, so that depth is the one limit it can break
   * @return {@code null} if it is JSON but no object
   * @throws UnreadableText if it is no JSON, or too deep
   */
  static Map<String, Object> parse(String text) throws UnreadableText {
    try (JsonParser parser = JSON.createParser(text)) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      Map<String, Object> members = object ? members(parser) : null;
      if (!object) {
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw UnreadableText.MALFORMED;
      }
      return members;
    } catch (StreamConstraintsException e) {
      throw UnreadableText.TOO_DEEP;
    } catch (IOException e) {
      throw UnreadableText.MALFORMED;
    }
  }

  private static Map<String, Object> members(JsonParser parser) throws IOException {
    Map<String, Object> members = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static Object value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_NULL:
        return null;
      case VALUE_STRING:
        return parser.getText();
      case VALUE_TRUE, VALUE_FALSE:
        return parser.getBooleanValue();
      case START_OBJECT:
        parser.skipChildren();
        return Map.of();
      case START_ARRAY:
        parser.skipChildren();
        return List.of();
      default:
        return new RawRecord.JsonNumber(parser.getText());
    }
  }
}
