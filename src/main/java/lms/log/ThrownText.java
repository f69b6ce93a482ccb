package lms.log;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** An exception in one line: what happened and why, and where only if that helps. */
final class ThrownText {
  private static final int CAUSES = 10;
  private static final int FRAMES = 20;

  /** Unchecked exceptions of these packages are mistakes in the program, never the world's. */
  private static final Set<String> DEFECTS = Set.of("java.lang", "java.util");

  private ThrownText() {}

  /**
   * Class and message of the exception and of its causes; then, for a defect or if asked, the
   * innermost frames of the last cause.
   */
  static String of(Throwable thrown, boolean withFrames) {
    StringBuilder text = new StringBuilder(headline(thrown));
    Throwable last = thrown;
    for (int i = 0; i < CAUSES && last.getCause() != null; i++) {
      last = last.getCause();
      text.append("; caused by ").append(headline(last));
    }
    if (withFrames || isDefect(last)) {
      text.append(frames(last));
    }
    return text.toString();
  }

  private static String headline(Throwable thrown) {
    String name = thrown.getClass().getName();
    name = name.substring(name.lastIndexOf('.') + 1);
    return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
  }

  private static boolean isDefect(Throwable thrown) {
    boolean unchecked = thrown instanceof RuntimeException || thrown instanceof Error;
    return unchecked && DEFECTS.contains(thrown.getClass().getPackageName());
  }

  private static String frames(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .limit(FRAMES)
        .map(
            f ->
                "%s.%s(%s:%d)"
                    .formatted(
                        f.getClassName(), f.getMethodName(), f.getFileName(), f.getLineNumber()))
        .collect(Collectors.joining(" < ", " at ", ""));
  }
}
