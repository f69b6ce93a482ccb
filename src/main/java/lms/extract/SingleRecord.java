package lms.extract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import lms.attempt.RawRecord;

/** Reads one record that was put aside, by itself, as it would be read within a reply. */
public final class SingleRecord {
  private interface Part<T> {
    T read(JsonParser parser) throws IOException;
  }

  private SingleRecord() {}

  /**
   * Reads it as the next element of {@code reading}. Bytes that are not JSON are no object.
   *
   * @param position what the record is known by
   */
  public static RawRecord read(byte[] raw, long position, Reading reading) {
    reading.count();
    return whole(raw, parser -> RawRecords.element(parser, reading, position))
        .orElseGet(() -> RawRecord.noObject(position));
  }

  /**
   * Its fields in their order, the values as {@link RawRecord} names their types; empty unless the
   * bytes are one JSON object.
   */
  public static Optional<Map<String, Object>> fields(byte[] raw) {
    return whole(
        raw, p -> p.currentToken() == JsonToken.START_OBJECT ? JsonValues.object(p) : null);
  }

  private static <T> Optional<T> whole(byte[] raw, Part<T> part) {
    try (JsonParser parser = RecordStream.JSON.createParser(raw)) {
      parser.nextToken();
      T read = part.read(parser);
      return parser.nextToken() == null ? Optional.ofNullable(read) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
