package lms.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lms.support.Register;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes {@code docs/faults.md} from what the tests of a run have come to, after the last one. Only
 * with {@code -Pfaults}, when the long tests run too.
 */
public final class FaultsReport implements BeforeAllCallback, TestWatcher {
  private static final Path PAGE = Path.of("docs/faults.md");
  private static final Map<String, String> GROUPS = groups();
  private static final Map<String, End> ENDS = new ConcurrentHashMap<>();

  /** How a test has ended, from good to bad. */
  enum End {
    PASSED,
    SKIPPED,
    FAILED;

    /** How a test has ended of which one invocation has ended thus and another so. */
    End and(End other) {
      return compareTo(other) > 0 ? this : other;
    }
  }

  private static Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put("A", "Schedule and clock");
    groups.put("B", "The way to the API");
    groups.put("C", "Its answer");
    groups.put("D", "The body");
    groups.put("E", "One record");
    groups.put("F", "PostgreSQL");
    groups.put("G", "Google Sheets");
    groups.put("H", "Mail");
    groups.put("I", "Process and machine");
    groups.put("J", "Settings and secrets");
    groups.put("K", "REST and management");
    return groups;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!Boolean.getBoolean("faults.long")) {
      return; // of a part of the tests nothing is said
    }
    Path folder = Path.of(System.getProperty("faults.outcomes", "target/faults"));
    CloseableResource atTheEnd =
        () ->
            Outcomes.ofThisJvm(ENDS)
                .share(folder, all -> Files.writeString(PAGE, page(all, run(all.began()))));
    context.getRoot().getStore(Namespace.create(FaultsReport.class)).put("page", atTheEnd);
  }

  @Override
  public void testSuccessful(ExtensionContext test) {
    note(test, End.PASSED);
  }

  @Override
  public void testFailed(ExtensionContext test, Throwable why) {
    note(test, End.FAILED);
  }

  @Override
  public void testAborted(ExtensionContext test, Throwable why) {
    note(test, End.SKIPPED);
  }

  @Override
  public void testDisabled(ExtensionContext test, Optional<String> reason) {
    note(test, End.SKIPPED);
  }

  private static void note(ExtensionContext test, End end) {
    ENDS.merge(Register.name(test.getRequiredTestMethod()), end, End::and);
  }

  /** What has run, where, and for how long. */
  private static String run(long began) {
    return "Run on %s UTC: JDK %s, %d processors, %d minutes of tests."
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.version().feature(),
            Runtime.getRuntime().availableProcessors(),
            (System.currentTimeMillis() - began) / 60_000);
  }

  /** The page for tests that have come to this, and what is said of the run. */
  static String page(Outcomes outcomes, String run) {
    Map<String, End> ends = outcomes.ends();
    List<String> lines = new ArrayList<>();
    lines.add("# What it survives");
    lines.add("");
    lines.add(
        """
        Written by `./mvnw -Pfaults verify` from the outcome of its tests, not by hand. A fault counts as survived if every
        test that lets it happen has run and passed, with all its variants; if one of them was skipped, so is the fault; what
        has no test is counted as such. What each fault is, and what must come of it, stands in [`matrix.tsv`](../src/test/resources/faults/matrix.tsv); why some have no test yet, in
        [`left.tsv`](../src/test/resources/faults/left.tsv).
        """);
    lines.add(run);
    lines.add("");
    lines.add("| | survived | failed | skipped | no test yet |");
    lines.add("|---|---|---|---|---|");
    int[] sum = new int[4];
    GROUPS.forEach((letter, name) -> lines.add(line(letter + " " + name, letter, ends, sum)));
    lines.add(
        "| **all** | **%d of %d** | %d | %d | %d |"
            .formatted(sum[0], Matrix.FAULTS.size(), sum[1], sum[2], sum[3]));
    lines.add("");
    lines.add(outcomes.toll().toString());
    return String.join("\n", lines) + "\n";
  }

  private static String line(String name, String letter, Map<String, End> ends, int[] sum) {
    int[] counts = new int[4];
    List<String> ids = Matrix.FAULTS.keySet().stream().filter(id -> id.startsWith(letter)).toList();
    for (String id : ids) {
      int column = column(id, ends);
      counts[column]++;
      sum[column]++;
    }
    return "| %s | %d of %d | %d | %d | %d |"
        .formatted(name, counts[0], ids.size(), counts[1], counts[2], counts[3]);
  }

  /** 0 survived, 1 failed, 2 skipped, 3 without a test. */
  private static int column(String id, Map<String, End> ends) {
    if (Matrix.LEFT.containsKey(id)) {
      return 3;
    }
    End all =
        Matrix.SURVIVED.get(id).stream()
            .map(name -> ends.getOrDefault(name, End.SKIPPED))
            .reduce(End.PASSED, End::and);
    return switch (all) {
      case PASSED -> 0;
      case FAILED -> 1;
      case SKIPPED -> 2;
    };
  }
}
