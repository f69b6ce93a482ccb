package lms.settings;

import java.util.regex.Pattern;

/** Values as messages show them. */
final class Text {
  private static final int LONGEST = 40;
  private static final Pattern USER_OF_URL = Pattern.compile("(?<=://).*@");
  private static final Pattern QUERY_OF_URL = Pattern.compile("(://[^?]*\\?).*");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private Text() {}

  /** The value on one line, cut at 40 characters; of a URL neither user nor query. */
  static String shown(String value) {
    String open = USER_OF_URL.matcher(value).replaceFirst("***@");
    String line = CONTROL.matcher(QUERY_OF_URL.matcher(open).replaceFirst("$1***")).replaceAll("?");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  /** Whether it holds a line break or anything else a terminal would obey. */
  static boolean hasControls(String value) {
    return CONTROL.matcher(value).find();
  }
}
