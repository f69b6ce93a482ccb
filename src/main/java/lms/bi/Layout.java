package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lms.dashboard.Card;
import lms.dashboard.Card.Display;

/** Where cards stand: in the order of our page, below whatever stands there already. */
final class Layout {
  /** Columns of Metabase's grid. */
  private static final int GRID = 24;

  private static final Set<Display> WIDE = Set.of(Display.TABLE, Display.HEATMAP);

  private Layout() {}

  /** A card's place in the grid; {@code id} is below zero: of what Metabase does not have yet. */
  record Place(Card card, int id, int row, int col) {
    private boolean isWide() {
      return WIDE.contains(card.display());
    }

    private int width() {
      return isWide() ? GRID : GRID / 2;
    }

    private int height() {
      return isWide() ? 8 : 6;
    }

    ObjectNode dashcard(int cardId) {
      return Json.object(
          "id",
          id,
          "card_id",
          cardId,
          "row",
          row,
          "col",
          col,
          "size_x",
          width(),
          "size_y",
          height(),
          "series",
          List.of(),
          "visualization_settings",
          Json.object());
    }
  }

  static List<Place> of(List<Card> cards, JsonNode standing) {
    int row =
        Json.elements(standing)
            .mapToInt(each -> each.path("row").asInt() + each.path("size_y").asInt())
            .max()
            .orElse(0);
    List<Place> places = new ArrayList<>();
    for (Card card : cards) {
      Place before = places.isEmpty() ? null : places.get(places.size() - 1);
      Place beside = new Place(card, -places.size() - 1, row, GRID / 2);
      if (before != null && before.col() == 0 && !before.isWide() && !beside.isWide()) {
        places.add(beside);
      } else {
        row = before == null ? row : before.row() + before.height();
        places.add(new Place(card, beside.id(), row, 0));
      }
    }
    return places;
  }
}
