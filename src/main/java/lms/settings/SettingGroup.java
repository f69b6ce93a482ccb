package lms.settings;

/** What a setting is about: the headings of {@code .env.example}. */
public enum SettingGroup {
  GRADER("The grader's API"),
  DATABASE("PostgreSQL; without DB_HOST an embedded one is used"),
  SHEET("Google Sheets; without it a CSV file is written"),
  MAIL("Mail; without it files are written"),
  DAYS("Days and times"),
  LOADING("How loads are cut and judged"),
  SERVICE("The service's own HTTP server"),
  FILES("Folders, log and language"),
  METABASE("Metabase, for ./lms bi provision"),
  JAVA("The JVM");

  private final String heading;

  SettingGroup(String heading) {
    this.heading = heading;
  }

  /** The heading, English. */
  public String heading() {
    return heading;
  }
}
