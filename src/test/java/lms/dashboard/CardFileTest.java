package lms.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lms.dashboard.Card.Column;
import lms.security.Secures;
import lms.support.TestDatabase;
import lms.texts.Language;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of a card's file, and that the shipped ones have it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CardFileTest {
  private static final String GOOD =
      """
      -- title en: Attempts
      -- title ru: Попытки
      -- help en : All attempts.
      -- help ru : Все попытки.
      -- display : number
      -- place   : tiles 2
      -- shown by: page, metabase
      -- date    : attempts a.created_at
      -- course  : attempts a.course_id
      -- column  : kind | word | Kind | Вид
      -- column  : attempts | count | Attempts | Попытки
      -- trend   : attempts_trend.attempts
      -- word    : all | all of them | все
      select 'all' as kind, count(*) as attempts
      from attempts a
      where {{date}} [[ and {{course}} ]] -- as Metabase has it
      """;

  @Test
  void a_file_is_read_as_it_says() {
    Card card = CardFile.parse("good", GOOD);

    assertThat(card.title()).containsEntry(Language.RU, "Попытки");
    assertThat(card.help()).containsEntry(Language.EN, "All attempts.");
    assertThat(card.display()).isEqualTo(Card.Display.NUMBER);
    assertThat(card.place()).isEqualTo(new Card.Place(Card.Section.TILES, 2));
    assertThat(card.shownBy()).containsExactlyInAnyOrder(Card.Viewer.values());
    assertThat(card.date()).isEqualTo(new Card.Field("attempts", "a", "created_at"));
    assertThat(card.trend()).contains(new Card.Trend("attempts_trend", "attempts"));
    assertThat(card.columns()).extracting(Column::name).containsExactly("kind", "attempts");
    assertThat(card.words().get("all")).containsEntry(Language.RU, "все");
    assertThat(card.sql()).startsWith("select").endsWith("as Metabase has it");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -- title ru: Попытки  | -- titel ru: Попытки | no such line is known: -- titel ru: Попытки
          -- title ru: Попытки  | -- title en: Attempts | has more than one title en
          -- display : number   | -- display : gauge   | not a display: gauge
          -- place   : tiles 2  | -- place   : tiles   | its place is not a section and a number: tiles
          -- place   : tiles 2  | -- place   : attic 2 | not a section: attic
          -- shown by: page, metabase | -- shown by: everyone | not a viewer: everyone
          a.created_at          | created_at           | not a table, an alias and a column: attempts created_at
          attempts_trend.attempts | attempts_trend     | its trend is not a card and a column: attempts_trend
          {{date}}              | {{data}}             | its statement has the parameters [course, data], not [course, date]
          {{date}}              | {{date}} and {{user}} | its statement has the parameters [course, date, user], not [course, date]
          {{date}}              | true                 | its statement has the parameters [course], not [course, date]
          [[ and {{course}} ]]  | and {{course}}       | {{course}} stands in [[ ]], and each [[ has its ]]
          [[ and {{course}} ]]  | [[ and {{course}}    | {{course}} stands in [[ ]], and each [[ has its ]]
          from attempts a       | from attempts a where a.user_id = ? | it must have one statement, without ? and ;
          from attempts a       | ; from attempts a    | it must have one statement, without ? and ;
          """)
  void a_file_that_is_otherwise_is_refused_by_name(String instead, String of, String says) {
    assertThat(GOOD).contains(instead);
    assertThatThrownBy(() -> Cards.of(Map.of("bad", GOOD.replace(instead, of))))
        .isInstanceOf(CardFile.BadCard.class)
        .hasMessage("dashboards/bad.sql: " + says);
  }

  @Test
  void every_file_of_the_folder_is_a_card() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("dashboards"))) {
      assertThat(Cards.shipped().all())
          .extracting(card -> card.key() + ".sql")
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString()).toList());
    }
  }

  @Test
  void a_card_answers_in_the_columns_it_names() throws Exception {
    Days days = Days.of(LocalDate.parse("2023-05-31"));
    try (Connection connection = TestDatabase.withSchema().getConnection()) {
      for (Card card : Cards.shipped().all()) {
        CardRequest asked = new CardRequest(card, days, Optional.of("c"), Language.EN);
        Rendering rendering = Rendering.of(asked, "Uni", ZoneId.of("UTC"));
        try (PreparedStatement statement = connection.prepareStatement(rendering.sql())) {
          assertThat(labels(statement.getMetaData()))
              .as(card.key())
              .isEqualTo(card.columns().stream().map(Column::name).toList());
        }
      }
    }
  }

  private static List<String> labels(ResultSetMetaData answer) throws Exception {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= answer.getColumnCount(); i++) {
      labels.add(answer.getColumnLabel(i));
    }
    return labels;
  }

  @Test
  void a_trend_is_a_column_of_another_card() {
    Cards cards = Cards.shipped();

    assertThat(cards.all().stream().flatMap(card -> card.trend().stream()))
        .isNotEmpty()
        .allSatisfy(
            trend ->
                assertThat(cards.find(trend.card()).orElseThrow().columns())
                    .extracting(Column::name)
                    .contains("dt", trend.column()));
  }

  @Test
  @Secures("S14")
  void values_are_parameters_and_days_end_with_the_next_one() {
    Card card = CardFile.parse("good", GOOD);
    Days days = new Days(LocalDate.parse("2023-03-26"), LocalDate.parse("2023-03-27"));

    Rendering all =
        Rendering.of(
            new CardRequest(card, days, Optional.empty(), Language.EN),
            "Uni",
            ZoneId.of("Europe/Berlin"));
    Rendering one =
        Rendering.of(
            new CardRequest(card, days, Optional.of("' or true --"), Language.EN),
            "Uni",
            ZoneId.of("Europe/Berlin"));

    assertThat(all.sql())
        .contains("where a.client = ? and a.created_at >= ? and a.created_at < ?  -- as");
    assertThat(all.parameters())
        .extracting(Object::toString)
        .containsExactly("Uni", "2023-03-25T23:00Z", "2023-03-27T22:00Z");
    assertThat(one.sql()).contains("a.created_at < ?  and a.course_id = ?  -- as");
    assertThat(one.parameters()).last().isEqualTo("' or true --");
  }
}
