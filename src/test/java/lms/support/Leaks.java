package lms.support;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds canaries in text: as they are, encoded for a URL, and in base64 of a longer text. */
public final class Leaks {
  private final Map<String, String> names = new TreeMap<>();

  /** Looks for {@code secret} too; a leak is told by {@code name}. */
  public Leaks add(String name, String secret) {
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    names.put(secret, name);
    names.put(encoded, name + ", encoded for a URL");
    names.put(encoded.replace("+", "%20"), name + ", encoded for a URL");
    for (int offset = 0; offset < 3; offset++) {
      names.put(base64(secret, offset), name + ", in base64");
    }
    return this;
  }

  /** What is in which of these texts, given by name. */
  public List<String> in(Map<String, String> texts) {
    List<String> found = new ArrayList<>();
    texts.forEach(
        (place, text) ->
            names.forEach(
                (form, name) -> {
                  if (text.contains(form)) {
                    found.add(name + ": " + place);
                  }
                }));
    return found;
  }

  /** The part of base64 that is the same whatever stands around a secret at this offset. */
  private static String base64(String secret, int offset) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    byte[] shifted = new byte[offset + bytes.length];
    System.arraycopy(bytes, 0, shifted, offset, bytes.length);
    byte[] whole = Arrays.copyOf(shifted, shifted.length / 3 * 3);
    return Base64.getEncoder().encodeToString(whole).substring(offset == 0 ? 0 : 4);
  }
}
