package lms.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists quarantined records, validates them again, or dismisses them. */
@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description = "Lists quarantined records, validates them again, or dismisses them.")
final class QuarantineCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  QuarantineCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    throw new UnsupportedOperationException();
  }
}
