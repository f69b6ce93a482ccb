package lms.report;

/** Why nothing was written: what is wrong with the spreadsheet and what to do, in plain words. */
public final class SheetProblem extends Exception {
  private static final long serialVersionUID = 1L;

  SheetProblem(String message) {
    super(message);
  }
}
