package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is written into Metabase, and what is not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BiProvisionTest extends MetabaseTest {
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
    assertThat(metabase.store().cards()).hasSize((int) CARDS);
    assertThat(board().path("dashcards")).hasSize((int) CARDS);
    assertThat(metabase.setting("report-timezone")).isEqualTo("UTC");
    assertThat(metabase.setting("anon-tracking-enabled")).isEqualTo("false");
  }

  @Test
  void every_card_is_executed_at_the_end_as_the_dashboard_opens_and_for_a_course() {
    provision();

    List<Integer> rows =
        metabase.calls().stream()
            .filter(call -> call.path().endsWith("/query"))
            .filter(call -> !call.body().toString().contains("\"course\""))
            .map(call -> call.answer().path("row_count").asInt())
            .toList();
    assertThat(rows).hasSize((int) CARDS).allMatch(count -> count > 0);
  }

  @Test
  void what_metabase_has_from_its_environment_stays() {
    metabase.set("anon-tracking-enabled", "false").ofEnvironment("report-timezone", "Asia/Tokyo");

    Ended ended = provision();

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("is Asia/Tokyo").doesNotContain("+ setting");
  }

  @Test
  void a_second_time_nothing_is_written() {
    provision();
    metabase.calls();

    Ended again = provision();

    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("nothing to change\n", "public link  " + metabase.url());
    assertThat(writes()).isEmpty();
  }

  @Test
  void a_changed_card_is_put_back_under_its_number_and_a_lost_one_is_made_again() {
    provision();
    List<Integer> numbers = List.copyOf(metabase.store().cards().keySet());
    ((ObjectNode) metabase.store().cards().get(numbers.get(0))).put("name", "My DAU");
    ((ObjectNode) metabase.store().cards().get(numbers.get(1))).put("archived", true);
    ((ObjectNode) metabase.store().cards().get(numbers.get(2)).at("/dataset_query/stages/0"))
        .put("native", "select 1");
    metabase.calls();

    assertThat(provision("--dry-run").out()).contains("~ card ").contains("nothing was written");
    assertThat(writes()).isEmpty();
    assertThat(provision().status()).isZero();

    assertThat(writes())
        .containsExactlyElementsOf(
            numbers.subList(0, 3).stream().map(n -> "PUT /api/card/" + n + " 200").toList());
    assertThat(metabase.store().cards().keySet()).containsExactlyElementsOf(numbers);
    assertThat(metabase.store().cards().get(numbers.get(0)).get("name").asText())
        .isEqualTo("Active learners a day (DAU)");
  }

  @Test
  void a_dry_run_names_everything_and_writes_nothing() {
    Ended fresh = provision("--dry-run");

    assertThat(fresh.out())
        .contains("+ administrator admin@uni.example\n", "+ dashboard LMS Analytics Overview\n")
        .contains("nothing was written; without --dry-run it is done");
    assertThat(writes()).isEmpty();

    metabase.used();
    Ended used = provision("--dry-run");

    assertThat(used.status()).isZero();
    assertThat(used.out().lines().filter(line -> line.startsWith("+ card"))).hasSize((int) CARDS);
    assertThat(used.out()).contains("+ database ", "+ collection ", "+ dashboard ");
    assertThat(writes()).isEmpty();
  }

  @Test
  void a_card_that_cannot_be_executed_fails_the_command_by_name() throws Exception {
    provision();
    execute("alter table learner_stats rename column task_id to task");
    try {
      Ended ended = provision();

      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.out())
          .contains("✗ card Hardest tasks: ERROR: column s.task_id does not exist")
          .contains((CARDS - 2) + " of " + CARDS + " cards can be executed");
    } finally {
      execute("alter table learner_stats rename column task to task_id");
    }
  }

  @Test
  void what_an_administrator_decides_is_not_decided_here() {
    metabase.used().set("enable-public-sharing", "false").set("report-timezone", "Asia/Tokyo");

    Ended ended = provision();

    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .contains("public sharing is off", "report time zone of this Metabase is Asia/Tokyo")
        .contains("dashboard    " + metabase.url() + "/dashboard/")
        .doesNotContain("/public/");
    assertThat(writes()).noneMatch(line -> line.contains("/api/setting"));
  }

  @Test
  void in_russian_the_cards_have_their_russian_names() {
    provision();
    set("REPORT_LANGUAGE", "ru");

    Ended ended = provision();

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("~ карточка Самые трудные задачи", "публичная ссылка");
    assertThat(metabase.store().cards()).hasSize((int) CARDS);
    assertThat(board().at("/parameters/1/name").asText()).isEqualTo("Курс");
  }
}
