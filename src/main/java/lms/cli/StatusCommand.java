package lms.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the last load runs, the next one, missing days and the command that fills them. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Shows the last load runs, the next one, missing days and the command that fills them.")
final class StatusCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    throw new UnsupportedOperationException();
  }
}
