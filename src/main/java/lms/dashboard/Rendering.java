package lms.dashboard;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lms.dashboard.Card.Field;

/**
 * A card's statement as JDBC takes it. Values are parameters, never text of the statement.
 *
 * @param sql with a {@code ?} for each of the parameters
 * @param parameters in their order
 */
record Rendering(String sql, List<Object> parameters) {
  /** Columns of this name hold instants, others days. */
  private static final String INSTANTS = "created_at";

  /**
   * Limits a card's answer to the client, the days, half-open, and the course.
   *
   * @param zone what "a day" means
   */
  static Rendering of(CardRequest asked, String client, ZoneId zone) {
    Card card = asked.card();
    List<Object> parameters = new ArrayList<>();
    Function<String, String> date =
        tag -> {
          Field field = card.date();
          parameters.add(client);
          parameters.add(bound(field, asked.days().from(), zone));
          parameters.add(bound(field, asked.days().to().plusDays(1), zone));
          return "%1$s.client = ? and %1$s.%2$s >= ? and %1$s.%2$s < ?"
              .formatted(field.alias(), field.column());
        };
    Optional<Function<String, String>> course =
        asked
            .course()
            .flatMap(key -> card.course().map(field -> tag -> equal(field, key, parameters)));
    return new Rendering(Template.fill(card.sql(), date, course), parameters);
  }

  private static String equal(Field field, String value, List<Object> parameters) {
    parameters.add(value);
    return "%s.%s = ?".formatted(field.alias(), field.column());
  }

  private static Object bound(Field field, LocalDate day, ZoneId zone) {
    return field.column().equals(INSTANTS)
        ? day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC)
        : day;
  }
}
