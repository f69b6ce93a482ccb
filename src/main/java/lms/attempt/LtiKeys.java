package lms.attempt;

/**
 * The learning platform's names for courses and blocks. Every method takes and returns {@code null}
 * for "not such a name".
 */
final class LtiKeys {
  /** How the key of a block begins. */
  static final String BLOCK = "block-v1:";

  private static final String COURSE = "course-v1:";
  private static final String BLOCK_ID = "+block@";
  private static final String OLD_BLOCK = "-i4x-";
  private static final int ID_LENGTH = 32;

  private LtiKeys() {}

  /** {@code course-v1:Org+Course+Run}, or the older {@code Org/Course/Run}. */
  static String course(String text) {
    if (text == null) {
      return null;
    }
    boolean key =
        text.startsWith(COURSE)
            ? hasThreeParts(text, COURSE.length(), '+')
            : hasThreeParts(text, 0, '/');
    return key ? text : null;
  }

  /**
   * The task in the link of a {@code lis_result_sourcedid}: {@code HOST-HEX32}, {@code HOST-i4x-…},
   * or the key of a block.
   */
  static String task(String link) {
    if (link == null || link.startsWith(BLOCK)) {
      return blockTask(link);
    }
    int old = link.indexOf(OLD_BLOCK);
    if (old >= 0) {
      String task = link.substring(old + 1);
      return isPlain(task, 0) ? task : null;
    }
    return idAfter(link, link.lastIndexOf('-'), 1);
  }

  /** {@code HEX32} of {@code block-v1:Org+Course+Run+type@lti+block@HEX32}. */
  static String blockTask(String key) {
    return key == null || !key.startsWith(BLOCK)
        ? null
        : idAfter(key, key.lastIndexOf(BLOCK_ID), BLOCK_ID.length());
  }

  private static String idAfter(String text, int mark, int markLength) {
    int start = mark + markLength;
    if (mark < 0 || text.length() - start != ID_LENGTH) {
      return null;
    }
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || Character.digit(c, 16) < 0) {
        return null;
      }
    }
    return text.substring(start);
  }

  private static boolean hasThreeParts(String text, int from, char separator) {
    int second = text.indexOf(separator, from) + 1;
    int third = second == 0 ? 0 : text.indexOf(separator, second) + 1;
    return second > from + 1
        && third > second + 1
        && third < text.length()
        && text.indexOf(separator, third) < 0
        && text.indexOf(':', from) < 0
        && isPlain(text, from);
  }

  /** Whether there are no blanks and no control characters: PostgreSQL refuses NUL. */
  private static boolean isPlain(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        return false;
      }
    }
    return true;
  }
}
