package lms.extract;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Refuses bytes that are not UTF-8 as the standard has it. The JSON parser alone would let overlong
 * forms and encoded surrogates through.
 */
final class Utf8Check {
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final CharBuffer characters = CharBuffer.allocate(16 * 1024);
  private ByteBuffer pending = ByteBuffer.allocate(0);

  /**
   * @throws IOException if the bytes, after those before, cannot be UTF-8
   */
  void check(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer input = ByteBuffer.wrap(bytes, offset, length);
    if (!pending.hasRemaining() && isAscii(input)) {
      return; // the usual case, at a fraction of the decoder's price
    }
    if (pending.hasRemaining()) {
      input = ByteBuffer.allocate(pending.remaining() + length).put(pending).put(input).flip();
    }
    decode(input, false);
    pending = ByteBuffer.allocate(input.remaining()).put(input).flip();
  }

  private static boolean isAscii(ByteBuffer input) {
    int i = input.position();
    for (; i + Long.BYTES <= input.limit(); i += Long.BYTES) {
      if ((input.getLong(i) & 0x8080808080808080L) != 0) {
        return false;
      }
    }
    for (; i < input.limit(); i++) {
      if (input.get(i) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * @throws IOException if a character is cut off
   */
  void end() throws IOException {
    decode(pending, true);
  }

  private void decode(ByteBuffer input, boolean last) throws IOException {
    CoderResult result;
    do {
      characters.clear();
      result = decoder.decode(input, characters, last);
    } while (result.isOverflow());
    if (result.isError()) {
      throw new NotUtf8();
    }
  }

  /** Bytes that are no UTF-8. */
  static final class NotUtf8 extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
