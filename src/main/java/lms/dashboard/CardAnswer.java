package lms.dashboard;

import java.util.List;
import java.util.Optional;
import lms.dashboard.Card.Column;

/**
 * What the database said to a card.
 *
 * @param columns of each row, in order
 * @param rows values: {@code Number}, {@code LocalDate}, {@code String}, or {@code null} = no data
 * @param truncated whether there were more rows than anybody is shown
 * @param before the same for as many days before; only of cards that show one number
 */
public record CardAnswer(
    CardRequest asked,
    List<Column> columns,
    List<List<Object>> rows,
    boolean truncated,
    Optional<CardAnswer> before) {}
