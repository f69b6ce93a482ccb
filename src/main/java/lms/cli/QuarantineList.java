package lms.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lms.quarantine.ReasonCount;
import lms.settings.Need;
import lms.settings.Settings;
import lms.texts.Reasons;
import lms.texts.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Why records are in quarantine. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class QuarantineList extends ConfiguredCommand {
  private static final Pattern HIDDEN = Pattern.compile("text of (\\d+) characters?");

  @Option(names = "--json")
  private boolean json;

  QuarantineList(Surroundings surroundings) {
    super(surroundings, Need.API);
  }

  @Override
  @SuppressWarnings("unchecked") // the route says so
  int execute(Settings settings, Terminal terminal) throws Exception {
    try (Session session = open(settings, terminal)) {
      long records = session.ask("quarantine-count", null, Long.class);
      List<ReasonCount> reasons = session.ask("quarantine-reasons", null, List.class);
      terminal.show(json ? json(records, reasons) : text(records, reasons, terminal.texts()));
      return ExitStatus.DONE;
    }
  }

  private static List<String> json(long records, List<ReasonCount> reasons) throws Exception {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("records", records);
    all.put("reasons", reasons);
    return List.of(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
  }

  private static List<String> text(long records, List<ReasonCount> reasons, Texts texts) {
    if (records == 0) {
      return List.of(texts.get("terminal.quarantine.empty"));
    }
    Reasons words = new Reasons(texts);
    List<String> lines = new ArrayList<>();
    lines.add(texts.count("terminal.quarantine.open", records));
    for (ReasonCount reason : reasons) {
      lines.add("%8s  %s".formatted(texts.number(reason.count()), words.of(reason.reason())));
      lines.add(
          "          " + texts.get("terminal.quarantine.sample", line(reason.sample(), texts)));
    }
    return lines;
  }

  private static String line(Map<String, String> sample, Texts texts) {
    return sample.entrySet().stream()
        .map(field -> field.getKey() + ": " + value(field.getValue(), texts))
        .collect(Collectors.joining(", "));
  }

  /** The words for a text that may identify somebody are English in JSON. */
  private static String value(String shown, Texts texts) {
    Matcher hidden = HIDDEN.matcher(shown);
    return hidden.matches()
        ? texts.count("terminal.quarantine.sample.text", Long.parseLong(hidden.group(1)))
        : shown;
  }
}
