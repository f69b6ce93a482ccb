package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lms.bi.MetabaseStandIn;
import lms.bi.MetabaseStandIn.Call;
import lms.database.Schema;
import lms.support.Reply;
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
    new Schema(database, "public", folder).prepare();
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
  void what_people_moved_and_added_on_the_dashboard_stays() {
    provision();
    ObjectNode own = (ObjectNode) board().path("dashcards").get(0);
    own.put("row", 100).put("size_x", 24);
    ObjectNode theirs = board().withArray("dashcards").addObject();
    theirs.put("id", 9_000).putNull("card_id").put("row", 200).put("col", 0);
    theirs.put("size_x", 24).put("size_y", 1).putObject("visualization_settings").put("text", "Hi");
    board().withArray("tabs").addObject().put("id", 7).put("name", "First");
    ((ObjectNode) board().path("parameters").get(0)).put("default", "past7days~");
    ((ObjectNode) board().path("dashcards").get(1)).putArray("parameter_mappings");
    JsonNode before = board().deepCopy();
    metabase.calls();

    provision();

    assertThat(writes()).containsExactly("PUT /api/dashboard/" + board().get("id") + " 200");
    assertThat(board().path("tabs")).isEqualTo(before.path("tabs"));
    assertThat(board().at("/parameters/0/default").asText()).isEqualTo("past7days~");
    assertThat(board().path("dashcards")).hasSize(CARDS + 1);
    for (int i = 0; i <= CARDS; i++) {
      JsonNode was = before.path("dashcards").get(i);
      JsonNode is = board().path("dashcards").get(i);
      for (String field : List.of("id", "card_id", "row", "col", "size_x", "size_y")) {
        assertThat(is.get(field)).as(field).isEqualTo(was.get(field));
      }
      assertThat(is.get("visualization_settings")).isEqualTo(was.get("visualization_settings"));
    }
    assertThat(board().at("/dashcards/1/parameter_mappings")).isNotEmpty();
  }

  @Test
  void a_dashboard_of_that_name_that_others_made_is_left_alone() {
    provision();
    for (JsonNode each : board().path("dashcards")) {
      ((ObjectNode) each).putNull("card_id");
    }
    JsonNode before = board().deepCopy();

    Ended ended = provision();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("shows none of our cards", "rename or move it");
    assertThat(board()).isEqualTo(before);
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
    assertThat(used.out().lines().filter(line -> line.startsWith("+ card"))).hasSize(CARDS);
    assertThat(used.out()).contains("+ database ", "+ collection ", "+ dashboard ");
    assertThat(writes()).isEmpty();
  }

  @Test
  void a_card_that_cannot_be_executed_fails_the_command_by_name() throws Exception {
    provision();
    execute("alter table learner_stats rename column task_id to task");

    Ended ended = provision();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out())
        .contains("✗ card Hardest tasks: ERROR: column s.task_id does not exist")
        .contains("9 of 11 cards can be executed");
  }

  @Test
  void a_key_is_used_instead_of_the_login() {
    metabase.used();
    set("METABASE_API_KEY", MetabaseStandIn.API_KEY);
    environment.remove("METABASE_USER");
    environment.remove("METABASE_PASSWORD");

    assertThat(provision().status()).isZero();
    assertThat(metabase.calls()).noneMatch(call -> call.path().equals("/api/session"));

    set("METABASE_API_KEY", "canary-of-another-key");
    Ended wrong = provision();
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.err()).contains("Metabase does not know who asks", "METABASE_API_KEY");
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
  void one_that_is_starting_is_waited_for() {
    metabase.startingFor(1);

    assertThat(provision("--dry-run").status()).isZero();
  }

  @Test
  void a_wrong_password_is_tried_once_and_shown_never() {
    metabase.used();
    set("METABASE_PASSWORD", "canary-of-nobody");

    Ended ended = provision();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("does not let admin@uni.example in (status 401");
    assertThat(metabase.calls()).filteredOn(c -> c.path().equals("/api/session")).hasSize(1);
  }

  @Test
  void a_database_metabase_cannot_reach_is_named() {
    set("METABASE_DB_PORT", "1");

    Ended ended = provision();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("cannot connect to 127.0.0.1:1/", "METABASE_DB_HOST");
    assertThat(metabase.store().cards()).isEmpty();
  }

  @Test
  void the_role_of_the_manual_suffices_and_cannot_write() throws Exception {
    String manual = Files.readString(Path.of("docs/metabase.md"));
    String sql = manual.substring(manual.indexOf("```sql") + 6);
    execute(sql.substring(0, sql.indexOf("```")));
    try {
      set("METABASE_DB_USER", "bi_reader");
      set("METABASE_DB_PASSWORD", "canary-of-the-reader");

      assertThat(provision().status()).isZero();
      assertThat(
              rows("select has_table_privilege('bi_reader', 'attempts', 'insert, update, delete')"))
          .containsExactly("false");
    } finally {
      execute("drop owned by bi_reader; drop role bi_reader");
    }
  }

  @Test
  void too_old_a_metabase_and_an_address_of_something_else_are_refused() {
    metabase.version("v0.57.9");
    assertThat(provision().err()).contains("Metabase v0.57.9 is too old", "58");

    set("METABASE_URL", api.address().resolve("/").toString());
    api.then(Reply.json("[]"));
    assertThat(provision().err()).contains("does not answer as Metabase does (status 200)");

    set("METABASE_URL", "http://127.0.0.1:1/");
    assertThat(provision().err())
        .contains("cannot be reached at http://127.0.0.1:1", "METABASE_URL");
  }

  @Test
  void settings_that_are_missing_are_named_before_anything_starts() {
    environment.keySet().removeIf(name -> name.startsWith("METABASE") || name.startsWith("DB_"));

    Ended ended = provision();

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err())
        .contains("METABASE_URL ", "METABASE_USER ", "METABASE_PASSWORD ", "METABASE_DB_HOST ");
  }

  @Test
  void in_russian_the_cards_have_their_russian_names() {
    provision();
    set("REPORT_LANGUAGE", "ru");

    Ended ended = provision();

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("~ карточка Самые трудные задачи", "публичная ссылка");
    assertThat(metabase.store().cards()).hasSize(CARDS);
    assertThat(board().at("/parameters/1/name").asText()).isEqualTo("Курс");
  }

  private Ended provision(String... more) {
    List<String> words = new ArrayList<>(List.of("bi", "provision"));
    words.addAll(List.of(more));
    return lms(words.toArray(String[]::new));
  }

  /** What changes anything in Metabase: a login and the execution of a card do not. */
  private List<String> writes() {
    return metabase.calls().stream()
        .filter(call -> !call.method().equals("GET") && !call.path().equals("/api/session"))
        .filter(call -> !call.path().endsWith("/query"))
        .map(Call::line)
        .toList();
  }

  private ObjectNode board() {
    return metabase.store().dashboards().values().iterator().next();
  }
}
