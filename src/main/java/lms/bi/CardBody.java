package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import lms.dashboard.Card;
import lms.dashboard.Card.Field;
import lms.texts.Language;

/** Writes a card as Metabase's question, in MBQL 5. */
final class CardBody {
  private final String client;
  private final Language language;
  private final Filters filters;
  private final Catalogue catalogue;

  /**
   * @param client whose attempts are counted; others may be in the same tables
   */
  CardBody(String client, Language language, Filters filters, Catalogue catalogue) {
    this.client = client;
    this.language = language;
    this.filters = filters;
    this.catalogue = catalogue;
  }

  ObjectNode of(Card card) {
    ObjectNode stage =
        Json.object(
            "lib/type", "mbql.stage/native", "native", sql(card), "template-tags", tags(card));
    return Json.object(
        "name",
        card.title().get(language),
        "description",
        card.help().get(language),
        "type",
        "question",
        "display",
        Look.display(card),
        "visualization_settings",
        Look.settings(card, language),
        "dataset_query",
        Json.object(
            "lib/type",
            "mbql/query",
            "database",
            catalogue.database(),
            "stages",
            Json.array(stage)),
        "parameters",
        filters.ofCard(card));
  }

  /** The card's own statement for one client; words as people read them. */
  private String sql(Card card) {
    String ours = "%s.client = %s and {{date}}".formatted(card.date().alias(), literal(client));
    String sql = card.sql().replace("{{date}}", ours);
    return card.words().isEmpty() ? sql : spelled(card, sql);
  }

  private String spelled(Card card, String sql) {
    StringBuilder columns = new StringBuilder();
    for (Card.Column column : card.columns()) {
      columns.append(columns.isEmpty() ? "" : ", ");
      if (column.kind() == Card.Kind.WORD) {
        columns.append("case ").append(column.name());
        card.words()
            .forEach(
                (word, said) ->
                    columns.append(
                        " when %s then %s".formatted(literal(word), literal(said.get(language)))));
        columns.append(" end as ");
      }
      columns.append(column.name());
    }
    return "select %s\nfrom (\n%s\n) answer".formatted(columns, sql);
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private Map<String, JsonNode> tags(Card card) {
    Map<String, JsonNode> tags = new LinkedHashMap<>();
    tags.put(Filters.DATE, tag(card, Filters.DATE, card.date()));
    card.course().ifPresent(field -> tags.put(Filters.COURSE, tag(card, Filters.COURSE, field)));
    return tags;
  }

  /** The alias is needed: without it Metabase names the table, which the statement has renamed. */
  private JsonNode tag(Card card, String name, Field field) {
    byte[] seed = (EntityId.of(client, card.key()) + name).getBytes(StandardCharsets.UTF_8);
    return Json.object(
        "id",
        UUID.nameUUIDFromBytes(seed).toString(),
        "name",
        name,
        "display-name",
        filters.title(name),
        "type",
        "dimension",
        "dimension",
        Json.array("field", Json.object(), catalogue.column(field)),
        "alias",
        field.alias() + "." + field.column(),
        "widget-type",
        filters.type(name),
        "required",
        false);
  }
}
