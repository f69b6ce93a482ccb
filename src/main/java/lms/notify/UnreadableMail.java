package lms.notify;

/** What is stored of a mail is none: no try will ever make one of it. */
final class UnreadableMail extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableMail(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
