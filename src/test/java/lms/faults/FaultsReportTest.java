package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lms.faults.FaultsReport.End;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The page says no more than the tests have shown. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultsReportTest {
  @Test
  void where_no_test_has_run_nothing_is_survived() {
    assertThat(FaultsReport.page(Map.of(), "now")).contains("| **all** | **0 of 243** | 0 |");
  }

  @Test
  void a_fault_is_survived_only_if_all_that_claim_it_have_passed() {
    int claimed = Matrix.SURVIVED.size();
    assertThat(FaultsReport.page(allPassed(), "now"))
        .contains("| **all** | **%d of 243** | 0 | 0 | %d |".formatted(claimed, 243 - claimed));
  }

  @Test
  void one_that_has_failed_makes_it_a_failure_and_one_that_was_skipped_or_never_ran_a_skip() {
    List<String> ofF1 = List.copyOf(Matrix.SURVIVED.get("F1"));
    int also =
        (int)
            Matrix.SURVIVED.values().stream().filter(names -> names.contains(ofF1.get(0))).count();
    assertThat(ofF1).hasSizeGreaterThan(1);

    Map<String, End> ends = allPassed();
    ends.put(ofF1.get(0), End.FAILED);
    assertThat(FaultsReport.page(ends, "now")).contains(all(also, 0));
    ends.put(ofF1.get(0), End.SKIPPED);
    assertThat(FaultsReport.page(ends, "now")).contains(all(0, also));
    ends.remove(ofF1.get(0));
    assertThat(FaultsReport.page(ends, "now")).contains(all(0, also));
  }

  @Test
  void of_the_invocations_of_a_test_the_worst_counts() {
    assertThat(End.PASSED.and(End.SKIPPED)).isEqualTo(End.SKIPPED);
    assertThat(End.SKIPPED.and(End.PASSED)).isEqualTo(End.SKIPPED);
    assertThat(End.FAILED.and(End.SKIPPED)).isEqualTo(End.FAILED);
    assertThat(End.PASSED.and(End.PASSED)).isEqualTo(End.PASSED);
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
