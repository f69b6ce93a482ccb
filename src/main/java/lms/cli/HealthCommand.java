package lms.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks the running service whether it is well; for HEALTHCHECK. */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    description = "Asks the running service whether it is well; for HEALTHCHECK.")
final class HealthCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  HealthCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    throw new UnsupportedOperationException();
  }
}
