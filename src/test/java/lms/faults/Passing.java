package lms.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes on their way.
 *
 * @param before how many went this way on this connection before them
 * @param out where they go on
 */
public record Passing(Link link, FaultProxy.Way way, long before, byte[] bytes, OutputStream out) {
  /** Lets them go on. */
  void go() throws IOException {
    out.write(bytes);
  }

  /** Lets so many of them go on. */
  void go(int count) throws IOException {
    out.write(Arrays.copyOf(bytes, count));
  }

  /** Whether this stands among them, as ISO 8859-1; not where it is cut in two. */
  boolean holds(String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }
}
