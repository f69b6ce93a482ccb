package lms.settings;

import static lms.settings.Unfit.unless;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a Google service account's key file out of its base64 form. No message shows any of it. */
final class KeyFile {
  private static final List<String> FIELDS = List.of("client_email", "private_key", "token_uri");

  private KeyFile() {}

  /** The decoded JSON. Line breaks in the base64 do not matter. */
  static Secret decode(String base64) throws Unfit {
    String compact = base64.replaceAll("\\s", "");
    unless(!compact.startsWith("{"), "settings.key.json");
    String json = decoded(compact);
    boolean object = json.strip().startsWith("{") && json.strip().endsWith("}");
    unless(object, "settings.key.other");
    for (String field : FIELDS) {
      // A look, not a parser: who signs with the key parses it.
      boolean given = Pattern.compile("\"" + field + "\"\\s*:\\s*\"[^\"]").matcher(json).find();
      unless(given, "settings.key.field", field);
    }
    return new Secret(json);
  }

  private static String decoded(String base64) throws Unfit {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Unfit("settings.key.base64");
    }
  }
}
