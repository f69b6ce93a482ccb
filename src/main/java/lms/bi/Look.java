package lms.bi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lms.dashboard.Card;
import lms.dashboard.Card.Column;
import lms.dashboard.Card.Display;
import lms.dashboard.Card.Kind;
import lms.texts.Language;

/**
 * How Metabase draws a card. It checks none of these settings: names of columns are those of the
 * statement.
 */
final class Look {
  private static final Map<Display, String> DISPLAYS =
      Map.of(
          Display.LINE, "line",
          Display.BAR, "bar",
          Display.PIE, "pie",
          Display.SCATTER, "scatter",
          Display.TREND, "smartscalar",
          Display.HEATMAP, "table",
          Display.TABLE, "table",
          Display.NUMBER, "scalar");

  private Look() {}

  static String display(Card card) {
    return DISPLAYS.get(card.display());
  }

  static Map<String, Object> settings(Card card, Language language) {
    Map<String, Object> settings = new LinkedHashMap<>(drawing(card));
    Map<String, Object> titles = new LinkedHashMap<>();
    for (Column column : card.columns()) {
      titles.put(
          Json.array("name", column.name()).toString(),
          Map.of("column_title", column.title().get(language)));
    }
    settings.put("column_settings", titles);
    return settings;
  }

  private static Map<String, Object> drawing(Card card) {
    List<String> names = card.columns().stream().map(Column::name).toList();
    List<String> counts =
        card.columns().stream().filter(c -> c.kind() == Kind.COUNT).map(Column::name).toList();
    return switch (card.display()) {
      case LINE -> chart(names.get(0), counts);
      case BAR -> stacked(chart(names.get(0), counts));
      case PIE -> Map.of("pie.dimension", names.get(0), "pie.metric", names.get(1));
      case SCATTER -> chart(counts.get(0), counts.subList(1, 2));
      case TREND -> Map.of("scalar.field", names.get(1));
      case HEATMAP ->
          Map.of(
              "table.pivot",
              true,
              "table.pivot_column",
              names.get(1),
              "table.cell_column",
              names.get(2));
      case TABLE, NUMBER -> Map.of();
    };
  }

  private static Map<String, Object> chart(String across, List<String> up) {
    return Map.of("graph.dimensions", List.of(across), "graph.metrics", up);
  }

  private static Map<String, Object> stacked(Map<String, Object> chart) {
    Map<String, Object> stacked = new LinkedHashMap<>(chart);
    stacked.put("stackable.stack_type", "stacked");
    return stacked;
  }
}
