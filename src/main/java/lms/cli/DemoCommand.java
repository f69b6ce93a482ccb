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
import lms.settings.Scrubber;
import lms.settings.Secret;
import lms.settings.Settings;
import lms.window.Days;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Everything on one machine, with no keys and no servers. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the whole pipeline on made-up data, with no keys and no servers.",
      "An embedded PostgreSQL, a synthetic grader API, the last 30 days loaded, then the service"
          + " until Ctrl-C. Needs no settings and touches nothing but DATA_DIR/demo."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int DAYS = 30;
  private static final long SEED = 20230401;

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
    Terminal terminal = Terminal.of(spec.commandLine(), Scrubber.of(demo)::scrub);
    String token = UUID.randomUUID().toString();
    String ticket = UUID.randomUUID().toString();
    Settings settings = DemoSettings.guarded(demo, new Secret(token), new Secret(ticket));
    terminal.say("demo: a made-up campus answers at " + settings.api().url().orElseThrow());
    terminal.say("demo: starting the embedded PostgreSQL, a few seconds the first time");
    LocalDate yesterday =
        LocalDate.ofInstant(surroundings.clock().instant(), settings.calendar().zone())
            .minusDays(1);
    Days days = new Days(yesterday.minusDays(DAYS - 1L), yesterday);
    try (Session session = Session.open(Pipeline.Mode.SERVICE, surroundings, settings, terminal)) {
      terminal.say("demo: loading " + days);
      Pipeline.Result result = session.run(new RunRequest(Trigger.BACKFILL, days));
      terminal.show(DailyTable.of(session.numbers(days)));
      terminal.show(SummaryText.of(result));
      terminal.show(whereToLook(settings, days));
      session.awaitEnd();
      return ExitStatus.of(result.summary());
    }
  }

  private static List<String> whereToLook(Settings settings, Days days) {
    String token = settings.web().token().orElseThrow().value();
    String ticket = settings.web().ticket().orElseThrow().value();
    Path folder = settings.files().dataDir();
    String address = "http://localhost:%d".formatted(settings.web().port());
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Look further:");
    lines.add("  the daily table   " + folder.resolve("reports").resolve("daily_stats.csv"));
    lines.add("  the mail          " + folder.resolve("outbox"));
    lines.add("  the log           " + settings.files().logDir());
    lines.add("  the page          %s/?ticket=%s   works once".formatted(address, ticket));
    lines.add("  the page later    " + address + "/   any name, password " + token);
    lines.add("  the load runs     curl -u lms:%s %s/api/v1/runs".formatted(token, address));
    lines.add(
        "  the days          curl -u lms:%s '%s/api/v1/coverage?from=%s&to=%s'"
            .formatted(token, address, days.from(), days.to()));
    lines.add("  the metrics       curl -u lms:%s %s/observe/metrics".formatted(token, address));
    lines.add("  its health        " + address + "/observe/health");
    lines.add("  end it            Ctrl-C; ./lms demo loads the same days: nothing is doubled");
    lines.add("  the real thing    cp .env.example .env, fill it in, ./lms serve");
    return lines;
  }
}
