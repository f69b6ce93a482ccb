package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The dashboard belongs to the people who use it: what they did with it stays. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BiBoardTest extends MetabaseTest {
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
    assertThat(board().path("dashcards")).hasSize((int) CARDS + 1);
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
}
