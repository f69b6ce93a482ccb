package lms.rest;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lms.settings.SettingsProblems;
import lms.support.Reply;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Cards as the page and scripts ask for them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CardsTest extends ServiceTest {
  private static final String CARDS = "/api/v1/cards";
  private static final String DAYS = "?from=2023-05-30&to=2023-05-31";

  @Test
  void the_cards_of_the_page_are_listed_from_its_top_in_the_language_asked_for() throws Exception {
    serve(Map.of("REST_TOKEN", TOKEN, "REPORT_LANGUAGE", "ru"));

    JsonNode usual = json(get(CARDS));
    JsonNode english = json(get(CARDS + "?lang=en"));

    assertThat(english).hasSameSizeAs(usual).hasSize(15);
    assertThat(english.get(0).get("key").asText()).isEqualTo("active_learners");
    assertThat(english.get(0).get("title").asText()).isEqualTo("Active learners");
    assertThat(usual.get(0).get("title").asText()).isEqualTo("Активные студенты");
    assertThat(english.findValuesAsText("section")).startsWith("tiles").endsWith("filters");
  }

  @Test
  void an_answer_is_of_the_days_loaded_so_far() throws Exception {
    serve();
    load();

    JsonNode answer = json(get(CARDS + "/attempts_by_day" + DAYS));
    JsonNode number = json(get(CARDS + "/success_rate" + DAYS));

    assertThat(answer.get("rows"))
        .isEqualTo(JSON.readTree("[[\"2023-05-30\",2,1,50.00],[\"2023-05-31\",0,0,null]]"));
    assertThat(answer.get("columns").findValuesAsText("kind"))
        .containsExactly("day", "count", "count", "percent");
    assertThat(number.get("rows")).isEqualTo(JSON.readTree("[[50.00]]"));
    assertThat(number.get("before").get("from").asText()).isEqualTo("2023-05-28");
    assertThat(number.get("before").get("rows")).isEqualTo(JSON.readTree("[[null]]"));
    JsonNode usual = json(get(CARDS + "/attempts"));
    assertThat(usual.get("from").asText())
        .as("the last 30 days that are over")
        .isEqualTo("2023-05-02");
    assertThat(usual.get("to").asText()).isEqualTo("2023-05-31");
    JsonNode other = json(get(CARDS + "/attempts" + DAYS + "&course=course-v1%3AUni%2BX"));
    assertThat(other.get("rows")).isEqualTo(JSON.readTree("[[null]]"));
    assertThat(other.get("course").asText()).isEqualTo("course-v1:Uni+X");
  }

  @Test
  void the_header_accept_chooses_json_or_csv() throws Exception {
    serve();
    load();
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("text/csv", "text/csv; charset=utf-8");
    kinds.put("text/csv;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8");
    kinds.put("text/html;q=0.9, TEXT/CSV ; q=0.1", "text/csv; charset=utf-8");
    kinds.put("application/json, text/csv", "application/json");
    kinds.put("text/html, */*;q=0.8", "application/json");

    for (Map.Entry<String, String> kind : kinds.entrySet()) {
      HttpResponse<String> answer = ask(kind.getKey());
      assertThat(answer.headers().firstValue("Content-Type"))
          .as(kind.getKey())
          .contains(kind.getValue());
      if (kind.getValue().startsWith("text/csv")) {
        assertThat(answer.body())
            .startsWith("День,Проверки,Пробные запуски,")
            .endsWith("\r\n2023-05-30,2,1,50.00\r\n2023-05-31,0,0,\r\n");
      } else {
        assertThat(json(answer).get("rows")).hasSize(2);
      }
    }
    problem(ask("text/html"), 406);
    problem(ask("application/xml, text/csv;q=0"), 406);
  }

  private HttpResponse<String> ask(String accept) throws Exception {
    return send(to(CARDS + "/attempts_by_day" + DAYS + "&lang=ru").GET().header("Accept", accept));
  }

  @Test
  void what_cannot_be_asked_for_is_refused() throws Exception {
    serve();
    for (String path : List.of("/no_such_card", "/Attempts", "/attempts.sql", "/attempts/")) {
      problem(get(CARDS + path), 404);
    }
    for (String query :
        List.of(
            "/attempts?from=2023-05-31",
            "/attempts?from=2023-05-31&to=2023-05-30",
            "/attempts?from=2023-05-31&to=2023-06-02",
            "/attempts?from=31.05.2023&to=2023-05-31",
            "/attempts?from=2010-01-01&to=2023-05-31",
            "/attempts?lang=de",
            "/attempts?course=",
            "/attempts?course=a%00b",
            "/attempts?user=x",
            "?from=2023-05-31&to=2023-05-31")) {
      problem(get(CARDS + query), 400);
    }
  }

  @Test
  void a_database_that_takes_too_long_is_504() throws Exception {
    serve();
    // Every read of the table waits in its turn.
    execute("alter table course_stats rename to counted");
    execute(
        "create view course_stats as select c.* from counted c cross join lateral"
            + " (select pg_sleep(20) where c.client is not null) late");
    execute(
        "insert into counted select 'Uni', '2023-05-31', '', 1, 1, 1, 0, 0, 0, '{}', null, 'UTC'");

    problem(get(CARDS + "/attempts"), 504);
  }

  @Test
  void tasks_are_shown_with_the_names_their_file_gives_them() throws Exception {
    Path file = Files.writeString(folder.resolve("tasks.csv"), "task_id,title\nt1,Loops\n");
    serve(Map.of("REST_TOKEN", TOKEN, "TASKS_FILE", file.toString()));
    execute(
        """
        insert into learner_stats
        select 'Uni', '2023-05-31', 'c', 'u' || n, 't1', 1, 1, 0, false from generate_series(1, 5) n
        """);

    JsonNode answer = json(get(CARDS + "/hardest_tasks" + DAYS));

    assertThat(answer.get("columns").get(1).get("name").asText()).isEqualTo("task_title");
    assertThat(answer.get("rows"))
        .isEqualTo(JSON.readTree("[[\"t1\",\"Loops\",\"c\",5,0.0,1.0,100.0]]"));
  }

  @Test
  void a_file_of_names_that_cannot_be_read_stops_the_start() throws Exception {
    Path file = Files.writeString(folder.resolve("tasks.csv"), "task_id,title\nt1\n");

    assertThatThrownBy(() -> serve(Map.of("REST_TOKEN", TOKEN, "TASKS_FILE", file.toString())))
        .isInstanceOf(SettingsProblems.class)
        .hasMessageContaining("TASKS_FILE")
        .hasMessageContaining("line 2");
  }

  /** Two submissions, one correct, and a trial run; the day after is empty. */
  private void load() throws Exception {
    api.then(
        Reply.json(
            array(
                aTrialRun().at("2023-05-30 09:00:00"),
                aSubmission().at("2023-05-30 09:01:00"),
                aSubmission().at("2023-05-30 09:02:00").with("is_correct", "0"))));
    assertThat(post("/api/v1/runs", "{\"from\":\"2023-05-30\",\"to\":\"2023-05-31\"}").statusCode())
        .isEqualTo(202);
    awaitEnd();
  }

  private void awaitEnd() throws SQLException, InterruptedException {
    await("select count(*) from load_run where finished_at is not null", "1");
  }
}
