package lms.quarantine;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import lms.Lms;
import lms.cli.Pipeline;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.support.RouteTest;

/** The routes of the quarantine, asked as commands ask them. */
abstract class QuarantineTest extends RouteTest {
  /** One replay; empty if there was nothing to do. */
  Optional<RunSummary> replay(Map<String, String> settings) {
    try (Pipeline pipeline = pipeline(settings)) {
      return Optional.ofNullable(pipeline.ask("replay-request", null, RunRequest.class))
          .map(request -> pipeline.run(request).summary());
    }
  }

  Pipeline pipeline(Map<String, String> settings) {
    return Lms.start(Pipeline.Mode.COMMAND, settings(settings), database, CLOCK, (n, bad) -> {});
  }

  /** The bytes of a text, as PostgreSQL reads them. */
  static String bytes(Object text) {
    return "\\x" + HexFormat.of().formatHex(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
