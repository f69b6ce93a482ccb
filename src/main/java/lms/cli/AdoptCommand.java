package lms.cli;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import lms.adopt.AdoptProblem;
import lms.adopt.Report;
import lms.adopt.Sources;
import lms.adopt.Wish;
import lms.database.SchemaProblem;
import lms.ledger.DaysHeld;
import lms.settings.Need;
import lms.settings.Settings;
import lms.texts.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes over the attempts that an existing script has stored. */
@Command(name = "adopt", mixinStandardHelpOptions = true)
final class AdoptCommand extends ConfiguredCommand {
  @Option(names = "--table", paramLabel = "SCHEMA.NAME")
  private String table;

  @Option(names = "--map", paramLabel = "OURS=THEIRS")
  private Map<String, String> map = new LinkedHashMap<>();

  @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "UTC")
  private String zone;

  @Option(names = "--yes")
  private boolean yes;

  @Option(names = "--replace")
  private boolean replace;

  AdoptCommand(Surroundings surroundings) {
    super(surroundings, Need.CLIENT);
  }

  @Override
  void check() {
    for (String ours : map.keySet()) {
      if (!Sources.columns().contains(ours)) {
        throw wrong("terminal.usage.map", ours, String.join(", ", Sources.columns()));
      }
    }
    // Offsets are not taken: PostgreSQL reads the sign of UTC+3 the other way round.
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw wrong("terminal.usage.zone", zone);
    }
  }

  @Override
  int execute(Settings settings, Terminal terminal) throws Exception {
    Wish wish = Wish.of(table, map, ZoneId.of(zone), yes, replace);
    Texts texts = terminal.texts();
    try (Session session = Session.open(Pipeline.Mode.CHECK, surroundings, settings, terminal)) {
      terminal.tell("adopt.reading");
      Report report = session.ask("adopt", wish, Report.class);
      terminal.show(new AdoptText(texts, settings.database().schema(), wish).of(report));
      return ExitStatus.DONE;
    } catch (IllegalStateException e) {
      return refused(e, terminal);
    }
  }

  /**
   * Says why it could not be done.
   *
   * @throws Exception whatever is said elsewhere
   */
  private static int refused(IllegalStateException thrown, Terminal terminal) throws Exception {
    if (thrown.getCause() instanceof AdoptProblem problem) {
      terminal.tell(problem.key(), problem.arguments());
      return ExitStatus.CONFIGURATION;
    }
    if (thrown.getCause() instanceof DaysHeld held) {
      terminal.tell(held.sentence());
      return ExitStatus.CLAIMED;
    }
    throw thrown.getCause() instanceof SchemaProblem problem ? problem : thrown;
  }
}
