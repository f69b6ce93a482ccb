package lms.extract;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import lms.texts.Sentence;

/** What of an unexpected answer may be shown: about 2 KB, one line, no ids, no secret. */
public final class Excerpt {
  /** Bytes read of an answer: what is cut off at the end is longer than any id or secret. */
  static final int BYTES = 6 * 1024;

  private static final int SHOWN = 2048;
  private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s]+");
  private static final Pattern HEX = Pattern.compile("\\p{XDigit}{16,}");
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(\"(?:lti_user_id|user_id|passback_params)\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*+\"?|[^,}\\]]*+)");

  private final UnaryOperator<String> scrub;

  /**
   * @param scrub takes every secret out of a text
   */
  public Excerpt(UnaryOperator<String> scrub) {
    this.scrub = scrub;
  }

  /** The beginning of an answer, as it may be shown. */
  Sentence of(byte[] bytes) {
    String text = BLANKS.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceAll(" ");
    // Before anything is cut: half a secret would not be known as one.
    String clean = HEX.matcher(scrub.apply(text)).replaceAll("<id>");
    String shown = PERSONAL.matcher(clean).replaceAll("$1\"<id>\"").strip();
    if (shown.isEmpty()) {
      return Sentence.of("problem.excerpt.nothing");
    }
    return Sentence.of(
        "problem.excerpt", shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown);
  }
}
