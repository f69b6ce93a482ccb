package lms.extract;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A body that begins with one text and repeats another for as long as somebody reads. */
final class Endless extends InputStream {
  private final byte[] begin;
  private final byte[] again;
  private long given;

  Endless(String begin, String again) {
    this.begin = begin.getBytes(StandardCharsets.UTF_8);
    this.again = again.getBytes(StandardCharsets.UTF_8);
  }

  /** Bytes read so far. */
  long given() {
    return given;
  }

  @Override
  public int read() {
    long at = given++;
    return at < begin.length ? begin[(int) at] : again[(int) ((at - begin.length) % again.length)];
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    for (int i = 0; i < length; i++) {
      buffer[offset + i] = (byte) read();
    }
    return length;
  }
}
