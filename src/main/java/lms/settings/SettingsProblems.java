package lms.settings;

import java.util.List;

/** The settings cannot be used. The message lists every problem and is meant for the terminal. */
public final class SettingsProblems extends RuntimeException {
  /** Longer phrases do not push the examples of the others to the right. */
  private static final int ALIGNED = 56;

  private final transient List<Problem> problems;

  /**
   * @param problems at least one
   */
  public SettingsProblems(List<Problem> problems) {
    super(block(problems), null, false, false);
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  private static String block(List<Problem> problems) {
    int names = problems.stream().mapToInt(p -> p.name().length()).max().orElse(0);
    int phrases =
        problems.stream()
            .filter(p -> !p.example().isEmpty())
            .mapToInt(p -> Math.min(p.problem().length(), ALIGNED))
            .max()
            .orElse(0);
    StringBuilder text = new StringBuilder("settings: " + problems.size());
    text.append(problems.size() == 1 ? " problem" : " problems").append(", nothing was started");
    for (Problem problem : problems) {
      text.append("\n  ").append(padded(problem.name(), names)).append("  ");
      text.append(
          problem.example().isEmpty()
              ? problem.problem()
              : padded(problem.problem(), phrases) + "  e.g. " + problem.example());
    }
    return text.toString();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
