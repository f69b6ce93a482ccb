package lms.attempt;

import java.nio.charset.StandardCharsets;

/**
 * Finds course and task in the two LTI texts of an attempt. {@code lis_result_sourcedid} is asked
 * first; where it does not tell both, {@code lis_outcome_service_url} is; where that does not tell
 * both either, both stay unknown. One source answers for both, so they never contradict each other.
 */
public final class LtiDecoder {
  private static final String COURSES = "/courses/";
  private static final String XBLOCK = "/xblock/";

  private LtiDecoder() {}

  /**
   * The three texts as they came, each of which may be {@code null}, and what they say. Never
   * throws, whatever the texts.
   */
  public static LtiReference decode(String consumerKey, String sourcedid, String outcomeUrl) {
    Place place = inSourcedid(sourcedid);
    if (!place.isComplete()) {
      place = inOutcomeUrl(outcomeUrl);
    }
    boolean known = place.isComplete();
    return new LtiReference(
        consumerKey, sourcedid, outcomeUrl, known ? place.course : null, known ? place.task : null);
  }

  private record Place(String course, String task) {
    static final Place UNKNOWN = new Place(null, null);

    boolean isComplete() {
      return course != null && task != null;
    }
  }

  private static Place inSourcedid(String sourcedid) {
    if (sourcedid == null) {
      return Place.UNKNOWN;
    }
    Place place = inParts(sourcedid);
    if (place.isComplete() || sourcedid.indexOf('%') < 0) {
      return place;
    }
    String decoded = percentDecoded(sourcedid); // its very colons may have been encoded
    return decoded == null ? Place.UNKNOWN : inParts(decoded);
  }

  /** Course, link and user, split from the right: a course key has a colon of its own. */
  private static Place inParts(String sourcedid) {
    int user = sourcedid.lastIndexOf(':');
    int link = sourcedid.lastIndexOf(':', user - 1);
    if (link < 0) {
      return Place.UNKNOWN;
    }
    // The key of a block has one more colon; it begins after the one before.
    int beforeBlock = link - LtiKeys.BLOCK.length();
    int course = sourcedid.startsWith(":" + LtiKeys.BLOCK, beforeBlock) ? beforeBlock : link;
    return new Place(
        LtiKeys.course(percentDecoded(sourcedid.substring(0, course))),
        LtiKeys.task(percentDecoded(sourcedid.substring(course + 1, user))));
  }

  private static Place inOutcomeUrl(String url) {
    int xblock = url == null ? -1 : url.indexOf(XBLOCK);
    int courses = xblock < 0 ? -1 : url.lastIndexOf(COURSES, xblock - COURSES.length());
    if (courses < 0) {
      return Place.UNKNOWN;
    }
    int block = xblock + XBLOCK.length();
    int slash = url.indexOf('/', block);
    String course = url.substring(courses + COURSES.length(), xblock);
    String task = url.substring(block, slash < 0 ? url.length() : slash);
    return new Place(
        LtiKeys.course(percentDecoded(course)), LtiKeys.blockTask(percentDecoded(task)));
  }

  /**
   * The text behind its {@code %XX}; a plus stays a plus.
   *
   * @return {@code null} if a sequence is broken or they are not UTF-8
   */
  private static String percentDecoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte next = bytes[i];
      if (next == '%') {
        int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
        int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
        if (low < 0) {
          return null;
        }
        next = (byte) (high * 16 + low);
        i += 2;
      }
      bytes[length++] = next;
    }
    String decoded = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return decoded.indexOf('\uFFFD') >= 0 ? null : decoded; // what Java puts for broken UTF-8
  }
}
