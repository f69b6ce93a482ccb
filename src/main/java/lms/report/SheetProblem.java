package lms.report;

/** What is wrong with the spreadsheet, so that nothing can be written to it, in plain words. */
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
