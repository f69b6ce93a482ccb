package lms.bi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.dashboard.Card;
import lms.dashboard.Card.Column;
import lms.dashboard.Cards;
import lms.texts.Language;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Metabase stores any drawing and shows nothing where a name is wrong: here names are checked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LookTest {
  static List<Card> cards() {
    return Cards.shipped().all();
  }

  @ParameterizedTest
  @MethodSource("cards")
  void a_drawing_names_columns_of_its_card(Card card) {
    List<String> columns = card.columns().stream().map(Column::name).toList();

    Map<String, Object> settings = Look.settings(card, Language.RU);

    List<String> named = new ArrayList<>();
    settings.forEach(
        (key, value) -> {
          if (!key.equals("column_settings") && !key.equals("stackable.stack_type")) {
            JsonNode names = Json.object("names", value).get("names");
            (names.isArray() ? Json.elements(names) : Stream.of(names))
                .filter(JsonNode::isTextual)
                .forEach(name -> named.add(name.asText()));
          }
        });
    assertThat(columns).containsAll(named);
    assertThat(settings.get("column_settings"))
        .isEqualTo(
            card.columns().stream()
                .collect(
                    Collectors.toMap(
                        c -> "[\"name\",\"" + c.name() + "\"]",
                        c -> Map.of("column_title", c.title().get(Language.RU)))));
  }

  @Test
  void an_entity_id_is_the_same_for_ever_and_another_for_every_client_and_card() {
    assertThat(EntityId.of("Uni", "attempts"))
        .isEqualTo("Lae2qlrB9OtwrU_6Mx_Ca")
        .matches("[A-Za-z0-9_-]{21}");
    assertThat(EntityId.of("Uni", "attempts")).isNotEqualTo(EntityId.of("Uni2", "attempts"));
    assertThat(EntityId.of("Uni", "attempts")).isNotEqualTo(EntityId.of("Uni", "courses"));
  }
}
