package lms.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each advisory of {@code advisories.tsv} is judged, of the version we have, and stays judged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdvisoriesTest {
  private static final Pattern TEST = Pattern.compile("\\b\\w+Test\\b");
  private static final Set<String> TESTS = tests();

  @Test
  @Secures("S64")
  void every_advisory_is_judged_for_the_version_we_have() {
    List<String> rows = Components.lines("advisories.tsv");

    assertThat(rows).isNotEmpty().flatExtracting(AdvisoriesTest::faults).isEmpty();
    assertThat(rows).extracting(row -> row.split("\t")[0]).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CVE-1 org.apache.camel:camel-mail 4.16.0 4.18.3 no why     | it is of 4.16.0, we have 4.17.0
          CVE-1 org.apache.camel:camel-ftp  4.17.0 4.18.3 no why     | it is of 4.17.0, we have null
          CVE-1 org.apache.camel:camel-mail 4.17.0 4.18.3 yes why    | it affects us: mend it
          CVE-1 org.apache.camel:camel-mail 4.17.0 4.18.3 no NoSuchTest | there is no NoSuchTest
          CVE-1 org.apache.camel:camel-mail 4.17.0 no why            | it has not six columns
          """)
  void one_that_is_wrong_is_found(String row, String fault) {
    assertThat(faults(row.strip().replaceAll(" +", "\t"))).containsExactly("CVE-1: " + fault);
  }

  private static List<String> faults(String row) {
    String[] columns = row.split("\t", -1);
    List<String> faults = new ArrayList<>();
    if (columns.length != 6 || Stream.of(columns).anyMatch(String::isBlank)) {
      faults.add("it has not six columns");
    } else {
      String ours = Components.VERSIONS.get(columns[1]);
      if (!columns[2].equals(ours)) {
        faults.add("it is of %s, we have %s".formatted(columns[2], ours));
      }
      if (!Set.of("no", "bounded").contains(columns[4])) {
        faults.add("it affects us: mend it");
      }
      TEST.matcher(columns[5])
          .results()
          .filter(test -> !TESTS.contains(test.group()))
          .forEach(test -> faults.add("there is no " + test.group()));
    }
    return faults.stream().map(fault -> columns[0] + ": " + fault).toList();
  }

  private static Set<String> tests() {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.java"))
          .map(name -> name.replace(".java", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
