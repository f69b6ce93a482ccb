package lms.cli;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lms.bi.MetabaseStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The whole command against a stand-in of Metabase, which executes the cards on PostgreSQL. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BiProvisionTest extends LoadCommandTest {
  private static final int CARDS = 11;
  private MetabaseStandIn metabase;

  @BeforeEach
  void openMetabase() throws Exception {
    metabase = new MetabaseStandIn(LocalDate.parse("2023-06-01"));
    set("METABASE_URL", metabase.url());
    set("METABASE_USER", MetabaseStandIn.USER);
    set("METABASE_PASSWORD", MetabaseStandIn.PASSWORD);
    answer(aTrialRun(), aSubmission());
    lms("run");
  }

  @AfterEach
  void closeMetabase() {
    metabase.close();
  }

  @Test
  void a_fresh_metabase_is_set_up_and_shows_the_dashboard() {
    Ended ended = provision();

    assertThat(ended.said()).contains("Metabase v0.64.6", "+ administrator admin@uni.example");
    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .contains("+ card Active learners a day (DAU)\n", "+ card Hardest tasks\n")
        .contains(CARDS + " of " + CARDS + " cards can be executed\n")
        .containsPattern(
            "public link  "
                + metabase.url()
                + "/public/dashboard/[-0-9a-f]{36}"
                + "\\?date=past30days~#refresh=3600\n");
    assertThat(metabase.store().cards()).hasSize(CARDS);
    assertThat(board().path("dashcards")).hasSize(CARDS);
    assertThat(metabase.setting("report-timezone")).isEqualTo("UTC");
    assertThat(metabase.setting("anon-tracking-enabled")).isEqualTo("false");
  }

  private Ended provision(String... more) {
    List<String> words = new ArrayList<>(List.of("bi", "provision"));
    words.addAll(List.of(more));
    return lms(words.toArray(String[]::new));
  }

  private ObjectNode board() {
    return metabase.store().dashboards().values().iterator().next();
  }
}
