package lms.report;

/** Which of our tables a tab holds. */
public enum Layout {
  /** One row a day. */
  DAYS("SHEET_NAME"),
  /** One row a day and course. */
  COURSES("SHEET_COURSES");

  private final String setting;

  Layout(String setting) {
    this.setting = setting;
  }

  /** The setting that names the tab. */
  String setting() {
    return setting;
  }
}
