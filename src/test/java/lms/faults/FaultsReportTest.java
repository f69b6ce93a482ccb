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
    Map<String, End> ends =
        Matrix.SURVIVED.values().stream()
            .flatMap(names -> names.stream())
            .distinct()
            .collect(Collectors.toMap(name -> name, name -> End.PASSED));
    int claimed = Matrix.SURVIVED.size();
    assertThat(FaultsReport.page(ends, "now"))
        .contains("| **all** | **%d of 243** | 0 | 0 | %d |".formatted(claimed, 243 - claimed));

    List<String> ofF1 = List.copyOf(Matrix.SURVIVED.get("F1"));
    long also =
        Matrix.SURVIVED.values().stream().filter(names -> names.contains(ofF1.get(0))).count();
    ends.put(ofF1.get(0), End.FAILED);
    assertThat(ofF1).hasSizeGreaterThan(1);
    assertThat(FaultsReport.page(ends, "now"))
        .contains("| **all** | **%d of 243** | %d | 0 |".formatted(claimed - also, also));
  }
}
