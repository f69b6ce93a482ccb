package lms.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lms.ledger.Failure;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The handbook as the service gives it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HandbookTest {
  private static final String HTML = Handbook.html(new Assets());

  @ParameterizedTest
  @EnumSource
  void every_kind_of_failure_has_its_entry(Failure.Kind kind) {
    assertThat(places()).contains("mail-" + kind.name().toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail-warning", "mail-overdue", "sheet-not-delivered"})
  void other_mails_and_what_they_refer_to_have_theirs(String place) {
    assertThat(places()).contains(place);
  }

  @Test
  void every_link_leads_to_a_place_on_the_page_or_to_the_dashboard() {
    Set<String> links = all("<a [^>]*href=\"([^\"]*)\"");
    links.remove("/");

    assertThat(links).isNotEmpty().allMatch(link -> link.startsWith("#"));
    assertThat(links.stream().map(link -> link.substring(1))).isSubsetOf(places());
  }

  @Test
  void tables_and_headings_are_such_and_what_is_not_ours_is_not_asked_for() {
    assertThat(HTML)
        .contains(
            "<table>", "<td>sheet not delivered</td>", "<h1 id=\"operations\">Operations</h1>")
        .doesNotContain("|---|", "**", "troubleshooting.md", "http");
  }

  private static Set<String> places() {
    return all("\\bid=\"([^\"]*)\"");
  }

  private static Set<String> all(String pattern) {
    return Pattern.compile(pattern)
        .matcher(HTML)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
