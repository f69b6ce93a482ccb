package lms.cli;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import lms.adopt.AdoptProblem;
import lms.adopt.Report;
import lms.adopt.Sources;
import lms.adopt.Wish;
import lms.database.SchemaProblem;
import lms.ledger.DaysHeld;
import lms.settings.Need;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import lms.texts.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Takes over the attempts that an existing script has stored. */
@Command(
    name = "adopt",
    mixinStandardHelpOptions = true,
    description =
        "Takes over the attempts that an existing script has stored: says first what it would do,"
            + " and does it with --yes, in one transaction. The table stays as it is, unless"
            + " --replace is given.")
final class AdoptCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--table",
      paramLabel = "SCHEMA.NAME",
      description = "the table; without it a table attempts is looked for in the whole database")
  private String table;

  @Option(
      names = "--map",
      paramLabel = "OURS=THEIRS",
      description =
          "a column that is called otherwise, as in user_id=student; may be given several times")
  private Map<String, String> map = new LinkedHashMap<>();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "the zone of times that say none, as in Europe/Moscow (default: UTC)")
  private String zone;

  @Option(names = "--yes", description = "does it; otherwise nothing is changed")
  private boolean yes;

  @Option(
      names = "--replace",
      description =
          "renames the table to attempts_before_lms in the same transaction: needed where it has"
              + " the name and the schema of ours")
  private boolean replace;

  @Spec private CommandSpec spec;

  AdoptCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Wish wish = wish();
    Settings settings =
        SettingsReader.read(
            surroundings.environment(), surroundings.workingDirectory(), Set.of(Need.CLIENT));
    Texts texts = new Texts(settings.language());
    Terminal terminal = Terminal.of(spec.commandLine(), settings);
    try (Session session = Session.open(Pipeline.Mode.CHECK, surroundings, settings, terminal)) {
      terminal.say(texts.get("adopt.reading"));
      Report report = session.ask("adopt", wish, Report.class);
      terminal.show(new AdoptText(texts, settings.database().schema(), wish).of(report));
      return ExitStatus.DONE;
    } catch (IllegalStateException e) {
      return refused(e, texts, terminal);
    }
  }

  private Wish wish() {
    for (String ours : map.keySet()) {
      if (!Sources.columns().contains(ours)) {
        throw wrong(
            "--map %s=…: there is no such column of ours; they are %s"
                .formatted(ours, String.join(", ", Sources.columns())));
      }
    }
    // Offsets are not taken: PostgreSQL reads the sign of UTC+3 the other way round.
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw wrong("--zone '%s' is not a time zone like Europe/Moscow".formatted(zone));
    }
    return Wish.of(table, map, ZoneId.of(zone), yes, replace);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /**
   * Says why it could not be done.
   *
   * @throws Exception whatever is said elsewhere
   */
  private static int refused(IllegalStateException thrown, Texts texts, Terminal terminal)
      throws Exception {
    if (thrown.getCause() instanceof AdoptProblem problem) {
      terminal.say(texts.get(problem.key(), problem.arguments()));
      return ExitStatus.CONFIGURATION;
    }
    if (thrown.getCause() instanceof DaysHeld held) {
      terminal.say(held.getMessage());
      return ExitStatus.CLAIMED;
    }
    throw thrown.getCause() instanceof SchemaProblem problem ? problem : thrown;
  }
}
