package lms.cli;

import java.lang.Thread.UncaughtExceptionHandler;

/**
 * Ends a process that has no memory or no threads left, or whose main thread has died: what is left
 * of it would neither load nor say so, and whoever watches over it would not start it again.
 */
public final class LastWords implements UncaughtExceptionHandler {
  private final Thread main;

  /**
   * @param main without which the process has no purpose
   */
  public LastWords(Thread main) {
    this.main = main;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    System.err.printf("Exception in thread \"%s\" ", thread.getName());
    thrown.printStackTrace();
    if (thread == main || thrown instanceof OutOfMemoryError) {
      // What runs at the end of a process needs threads too.
      Runtime.getRuntime().halt(ExitStatus.FAILED);
    }
  }
}
