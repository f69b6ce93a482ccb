package lms.bi;

/** What the stand-in answers instead of doing it. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  final int status;

  Refused(int status, String message) {
    super(message);
    this.status = status;
  }

  static void check(boolean holds, int status, String otherwise) {
    if (!holds) {
      throw new Refused(status, otherwise);
    }
  }
}
