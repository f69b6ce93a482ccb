package lms.settings;

import java.util.List;
import lms.texts.Texts;

/** The settings cannot be used. The message lists every problem and is meant for the terminal. */
public final class SettingsProblems extends RuntimeException {
  /** Longer phrases do not push the examples of the others to the right. */
  private static final int ALIGNED = 56;

  private final transient List<Problem> problems;

  /**
   * @param texts in the language of {@code problems}
   * @param problems at least one
   */
  public SettingsProblems(Texts texts, List<Problem> problems) {
    super(block(texts, problems), null, false, false);
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  private static String block(Texts texts, List<Problem> problems) {
    int names = problems.stream().mapToInt(p -> p.name().length()).max().orElse(0);
    int phrases =
        problems.stream()
            .filter(p -> !p.example().isEmpty())
            .mapToInt(p -> Math.min(p.problem().length(), ALIGNED))
            .max()
            .orElse(0);
    StringBuilder text = new StringBuilder(texts.count("settings.problems", problems.size()));
    for (Problem problem : problems) {
      text.append("\n  ").append(padded(problem.name(), names)).append("  ");
      text.append(
          problem.example().isEmpty()
              ? problem.problem()
              : padded(problem.problem(), phrases)
                  + "  "
                  + texts.get("settings.example", problem.example()));
    }
    return text.toString();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
