package lms.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lms.quarantine.ReasonCount;
import lms.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Why records are in quarantine. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "Shows the open records grouped by reason, each with a sample that names nobody. A record"
            + " with several reasons counts under each.")
final class QuarantineList extends QuarantineCommand.Part {
  @Option(names = "--json", description = "as one JSON object")
  private boolean json;

  QuarantineList(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  @SuppressWarnings("unchecked") // the route says so
  int execute(Session session, Settings settings, Terminal terminal) throws Exception {
    long records = session.ask("quarantine-count", null, Long.class);
    List<ReasonCount> reasons = session.ask("quarantine-reasons", null, List.class);
    terminal.show(json ? json(records, reasons) : text(records, reasons));
    return ExitStatus.DONE;
  }

  private static List<String> json(long records, List<ReasonCount> reasons) throws Exception {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("records", records);
    all.put("reasons", reasons);
    return List.of(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
  }

  private static List<String> text(long records, List<ReasonCount> reasons) {
    if (records == 0) {
      return List.of("no record is open in quarantine");
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(Locale.ROOT, "%,d open %s", records, records == 1 ? "record" : "records"));
    for (ReasonCount reason : reasons) {
      lines.add(String.format(Locale.ROOT, "%,8d  %s", reason.count(), reason.reason()));
      lines.add("          e.g. " + line(reason.sample()));
    }
    return lines;
  }

  private static String line(Map<String, String> sample) {
    return sample.entrySet().stream()
        .map(field -> field.getKey() + ": " + field.getValue())
        .collect(Collectors.joining(", "));
  }
}
