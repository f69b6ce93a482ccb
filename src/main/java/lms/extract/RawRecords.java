package lms.extract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import lms.attempt.RawRecord;

/** Reads one element of the array, whatever it is, as a raw record. */
final class RawRecords {
  private RawRecords() {}

  static RawRecord read(JsonParser parser, Reading reading) throws IOException {
    RawRecord record = element(parser, reading, reading.received() + 1);
    reading.count();
    return record;
  }

  static RawRecord element(JsonParser parser, Reading reading, long position) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      parser.finishToken();
      return RawRecord.noObject(position);
    }
    return object(parser, reading, position);
  }

  private static RawRecord object(JsonParser parser, Reading reading, long position)
      throws IOException {
    Object user = RawRecord.ABSENT;
    Object params = RawRecord.ABSENT;
    Object correct = RawRecord.ABSENT;
    Object type = RawRecord.ABSENT;
    Object created = RawRecord.ABSENT;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "lti_user_id" -> user = JsonValues.read(parser);
        case "passback_params" -> params = JsonValues.read(parser);
        case "is_correct" -> correct = JsonValues.read(parser);
        case "attempt_type" -> type = JsonValues.read(parser);
        case "created_at" -> created = JsonValues.read(parser);
        default -> {
          reading.unknownKey(name);
          parser.skipChildren();
        }
      }
    }
    return new RawRecord(position, true, user, params, correct, type, created);
  }
}
