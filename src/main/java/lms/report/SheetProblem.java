package lms.report;

/** Why nothing was written: what is wrong with the spreadsheet, in plain words. */
public final class SheetProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  SheetProblem(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What to do. */
  String remedy() {
    return remedy;
  }
}
