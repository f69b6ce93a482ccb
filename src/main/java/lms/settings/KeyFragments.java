package lms.settings;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises parts of private keys: a key file is long, is wrapped into lines, and leaks by the
 * line. A part of {@value #LENGTH} characters is enough to know it.
 */
final class KeyFragments {
  private static final int LENGTH = 16;
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+/]{" + LENGTH + ",}");
  private static final Pattern KEY =
      Pattern.compile("\"private_key\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");

  private final Set<String> fragments = new HashSet<>();

  /**
   * @param keyFiles JSON with a {@code private_key}
   */
  KeyFragments(Collection<String> keyFiles) {
    for (String file : keyFiles) {
      keyIn(file).ifPresent(this::add);
      add(Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** The key without its armour and line breaks. */
  static Optional<String> keyIn(String secret) {
    Matcher key = KEY.matcher(secret);
    return key.find()
        ? Optional.of(key.group(1).replaceAll("-----[A-Z ]+-----|\\\\[nr]|\\s", ""))
        : Optional.empty();
  }

  /** The text with every run of base64 characters masked that holds a part of a key. */
  String scrub(String text) {
    return fragments.isEmpty()
        ? text
        : RUN.matcher(text).replaceAll(run -> isPart(run.group()) ? Scrubber.MASK : run.group());
  }

  private void add(String secret) {
    for (int i = 0; i + LENGTH <= secret.length(); i++) {
      fragments.add(secret.substring(i, i + LENGTH));
    }
  }

  private boolean isPart(String run) {
    for (int i = 0; i + LENGTH <= run.length(); i++) {
      if (fragments.contains(run.substring(i, i + LENGTH))) {
        return true;
      }
    }
    return false;
  }
}
