package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lms.faults.FaultsReport.End;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page says no more than the tests have shown. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultsReportTest {
  @Test
  void where_no_test_has_run_nothing_is_survived() {
    assertThat(page(Map.of())).contains("| **all** | **0 of 243** | 0 |");
  }

  @Test
  void a_fault_is_survived_only_if_all_that_claim_it_have_passed() {
    int claimed = Matrix.SURVIVED.size();
    assertThat(page(allPassed()))
        .contains("| **all** | **%d of 243** | 0 | 0 | %d |".formatted(claimed, 243 - claimed));
  }

  @Test
  void one_that_has_failed_makes_it_a_failure_and_one_that_was_skipped_or_never_ran_a_skip() {
    List<String> ofF6 = List.copyOf(Matrix.SURVIVED.get("F6"));
    int also =
        (int)
            Matrix.SURVIVED.values().stream().filter(names -> names.contains(ofF6.get(0))).count();
    assertThat(ofF6).hasSizeGreaterThan(1);

    Map<String, End> ends = allPassed();
    ends.put(ofF6.get(0), End.FAILED);
    assertThat(page(ends)).contains(all(also, 0));
    ends.put(ofF6.get(0), End.SKIPPED);
    assertThat(page(ends)).contains(all(0, also));
    ends.remove(ofF6.get(0));
    assertThat(page(ends)).contains(all(0, also));
  }

  @Test
  void of_the_invocations_of_a_test_the_worst_counts() {
    assertThat(End.PASSED.and(End.SKIPPED)).isEqualTo(End.SKIPPED);
    assertThat(End.SKIPPED.and(End.PASSED)).isEqualTo(End.SKIPPED);
    assertThat(End.FAILED.and(End.SKIPPED)).isEqualTo(End.FAILED);
    assertThat(End.PASSED.and(End.PASSED)).isEqualTo(End.PASSED);
  }

  @Test
  void what_several_processes_have_seen_is_one_page(@TempDir Path folder) throws IOException {
    Path before = folder.resolve("1.tsv");
    Files.write(before, List.of("7", "1\t2\t3\t4\t5", "Here.it\tFAILED", "There.it\tPASSED"));
    List<Outcomes> all = new ArrayList<>();

    new Outcomes(Map.of("Here.it", End.PASSED, "Now.it", End.SKIPPED), new Toll(), 9)
        .share(folder, all::add);

    assertThat(all.get(0).began()).isEqualTo(7);
    assertThat(all.get(0).toll().counts()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(all.get(0).ends())
        .isEqualTo(Map.of("Here.it", End.FAILED, "There.it", End.PASSED, "Now.it", End.SKIPPED));
  }

  private static String page(Map<String, End> ends) {
    return FaultsReport.page(new Outcomes(ends, new Toll(), 0), "now");
  }

  private static Map<String, End> allPassed() {
    return Matrix.SURVIVED.values().stream()
        .flatMap(names -> names.stream())
        .distinct()
        .collect(Collectors.toMap(name -> name, name -> End.PASSED));
  }

  /** The last line of the table but for the faults without a test. */
  private static String all(int failed, int skipped) {
    return "| **all** | **%d of 243** | %d | %d |"
        .formatted(Matrix.SURVIVED.size() - failed - skipped, failed, skipped);
  }
}
