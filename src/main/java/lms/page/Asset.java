package lms.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** One file of the page, ready to be sent: as it is, and packed. */
final class Asset {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  private static final int TAG_DIGITS = 32;

  private final String type;
  private final String digest;
  private final byte[] raw;
  private final byte[] packed;

  /**
   * @param name of the file; what follows its last dot says what it is
   * @throws IllegalArgumentException if that is none of the kinds a page has
   */
  Asset(String name, byte[] content) {
    type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalArgumentException("web/" + name + " is of a kind the page does not have");
    }
    digest = HexFormat.of().formatHex(sha256().digest(content)).substring(0, TAG_DIGITS);
    raw = content;
    packed = gzip(content);
  }

  /** For Content-Type. */
  String type() {
    return type;
  }

  /** The same for the same content, and for no other. */
  String digest() {
    return digest;
  }

  /** A strong ETag: the packed bytes are others than the plain ones, so theirs differs. */
  String tag(boolean gzip) {
    return "\"" + digest + (gzip ? "-gzip" : "") + "\"";
  }

  /** What is sent; nobody changes it. */
  byte[] bytes(boolean gzip) {
    return gzip ? packed : raw;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new Best(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return packed.toByteArray();
  }

  /** Done once at the start: as small as it gets. */
  private static final class Best extends GZIPOutputStream {
    Best(ByteArrayOutputStream packed) throws IOException {
      super(packed);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
