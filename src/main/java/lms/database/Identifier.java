package lms.database;

/** Names in SQL text, for the places where a parameter is not allowed. */
public final class Identifier {
  private Identifier() {}

  /** The name in double quotes: taken as it is, whatever characters it holds. */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
