package lms.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.sandbox.SyntheticGrader;
import lms.settings.Secret;
import lms.settings.Settings;
import lms.texts.Texts;
import lms.window.Days;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Everything on one machine, with no keys and no servers. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final int DAYS = 30;
  private static final long SEED = 20230401;
  private static final int[] PLACES = {-15, -1};

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Settings read = DemoSettings.read(surroundings);
    String key = UUID.randomUUID().toString();
    try (SyntheticGrader grader =
        new SyntheticGrader(DemoSettings.CLIENT, key, SEED, 0, surroundings.clock())) {
      grader.start();
      return serve(DemoSettings.of(read, grader.address(), key));
    }
  }

  private Integer serve(Settings demo) throws Exception {
    // The terminal may show the token, which is made for this demo alone; the log does not.
    Terminal terminal = Terminal.of(spec.commandLine(), demo);
    String token = UUID.randomUUID().toString();
    String ticket = UUID.randomUUID().toString();
    Settings settings = DemoSettings.guarded(demo, new Secret(token), new Secret(ticket));
    terminal.tell("terminal.demo.campus", settings.api().url().orElseThrow());
    terminal.tell("terminal.demo.database");
    LocalDate yesterday =
        LocalDate.ofInstant(surroundings.clock().instant(), settings.calendar().zone())
            .minusDays(1);
    Days days = new Days(yesterday.minusDays(DAYS - 1L), yesterday);
    try (Session session = Session.open(Pipeline.Mode.SERVICE, surroundings, settings, terminal)) {
      terminal.tell("terminal.demo.loading", DaysText.of(days, terminal.texts()));
      Pipeline.Result result = session.run(new RunRequest(Trigger.BACKFILL, days));
      terminal.show(DailyTable.of(session.numbers(days), terminal.texts()));
      terminal.show(SummaryText.of(result, terminal.texts()));
      terminal.show(whereToLook(settings, days, terminal.texts()));
      session.awaitEnd();
      return ExitStatus.of(result);
    }
  }

  private static List<String> whereToLook(Settings settings, Days days, Texts texts) {
    String token = settings.web().token().orElseThrow().value();
    String ticket = settings.web().ticket().orElseThrow().value();
    Path folder = settings.files().dataDir();
    String address = "http://localhost:%d".formatted(settings.web().port());
    String curl = "curl -u lms:%s ".formatted(token);
    String coverage = "/api/v1/coverage?from=%s&to=%s".formatted(days.from(), days.to());
    List<List<String>> places =
        List.of(
            place("table", folder.resolve("reports").resolve("daily_stats.csv"), texts),
            place("mail", folder.resolve("outbox"), texts),
            place("log", settings.files().logDir(), texts),
            place("page", texts.get("terminal.demo.page.how", address, ticket), texts),
            place("later", texts.get("terminal.demo.later.how", address, token), texts),
            place("load-runs", curl + address + "/api/v1/runs", texts),
            place("days", "%s'%s%s'".formatted(curl, address, coverage), texts),
            place("metrics", curl + address + "/observe/metrics", texts),
            place("health", address + "/observe/health", texts),
            place("end", texts.get("terminal.demo.end.how"), texts),
            place("real", texts.get("terminal.demo.real.how"), texts));
    List<String> lines = new ArrayList<>(List.of("", texts.get("terminal.demo.look")));
    Table.lines("   ", PLACES, places).forEach(line -> lines.add("  " + line));
    return lines;
  }

  private static List<String> place(String what, Object where, Texts texts) {
    return List.of(texts.get("terminal.demo." + what), where.toString());
  }
}
