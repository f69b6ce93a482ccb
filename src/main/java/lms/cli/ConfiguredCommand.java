package lms.cli;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lms.database.SchemaProblem;
import lms.settings.Need;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What commands that work by the settings have in common; each adds what is its own. */
abstract class ConfiguredCommand implements Callable<Integer> {
  final Surroundings surroundings;
  private final Set<Need> needs;

  @Spec private CommandSpec spec;

  /**
   * @param needs what the command cannot do without
   */
  ConfiguredCommand(Surroundings surroundings, Need... needs) {
    this.surroundings = surroundings;
    this.needs = Set.of(needs);
  }

  @Override
  public final Integer call() throws Exception {
    check();
    Settings settings =
        SettingsReader.read(surroundings.environment(), surroundings.workingDirectory(), needs);
    return execute(settings, Terminal.of(spec.commandLine(), settings));
  }

  /**
   * Before anything is read.
   *
   * @throws WrongUsage if the options contradict each other
   */
  void check() {}

  /** What the command does; returns its exit status. */
  abstract int execute(Settings settings, Terminal terminal) throws Exception;

  /** Log, database and routes for one load run, or one question. */
  final Session open(Settings settings, Terminal terminal) throws SchemaProblem, SQLException {
    return Session.open(Pipeline.Mode.COMMAND, surroundings, settings, terminal);
  }

  /**
   * Why the database could not be asked, in its own words.
   *
   * @throws IllegalStateException if it was not for the database
   */
  static String whyWithoutDatabase(IllegalStateException thrown) {
    return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .findFirst()
        .map(Throwable::getMessage)
        .orElseThrow(() -> thrown);
  }

  /** Wrong usage. */
  final WrongUsage wrong(String key, Object... arguments) {
    return new WrongUsage(spec.commandLine(), key, arguments);
  }
}
