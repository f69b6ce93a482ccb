package lms.report;

import com.google.api.services.sheets.v4.model.ValueRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lms.report.SheetPlan.Block;
import lms.texts.Language;

/** Compares the due days with the tab. Stateless. */
public final class SheetPlanner {
  private final Language language;

  /**
   * @param language of the headings of a new table; an existing one keeps its own
   */
  public SheetPlanner(Language language) {
    this.language = language;
  }

  /**
   * A day in the table is updated in place, cell by cell; the others go below it, oldest first.
   *
   * @param read the whole tab, numbers unformatted
   * @param due days to show, oldest first
   * @throws SheetProblem if the tab does not hold our table
   */
  public SheetPlan plan(Tab tab, ValueRange read, List<DueDay> due) throws SheetProblem {
    SheetTable table = new SheetReader(tab, read).table();
    List<Block> blocks = new ArrayList<>();
    List<DueDay> shown = new ArrayList<>();
    List<DueDay> added = new ArrayList<>();
    List<DueDay> updated = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (DueDay day : due) {
      List<Integer> rows = table.rows().getOrDefault(day.day(), List.of());
      Optional<String> problem = problem(table, day.day(), rows);
      if (problem.isPresent()) {
        problems.add(problem.get());
      } else if (rows.isEmpty()) {
        added.add(day);
      } else {
        List<Block> changes = changes(table, rows.get(0), day);
        (changes.isEmpty() ? shown : updated).add(day);
        blocks.addAll(changes);
      }
    }
    blocks.addAll(additions(table, added));
    return new SheetPlan(table, blocks, added.size(), updated.size(), shown, problems);
  }

  private static Optional<String> problem(SheetTable table, LocalDate day, List<Integer> rows) {
    List<Integer> doubtful = table.doubtful().getOrDefault(day, List.of());
    String tab = table.tab().title();
    if (rows.size() > 1) {
      return Optional.of(
          "%s is in rows %s of tab '%s': nothing was written for that day; delete all but one of them"
              .formatted(day, numbers(rows), tab));
    }
    if (!doubtful.isEmpty()) {
      return Optional.of(
          "row %s of tab '%s' may mean %s or another day: nothing was written for that day; write the date like 2023-05-31"
              .formatted(numbers(doubtful), tab, day));
    }
    return Optional.empty();
  }

  private static List<Block> changes(SheetTable table, int row, DueDay day) {
    return Column.NUMBERS.stream()
        .filter(column -> !same(table.cell(row, column), column.of(day.stats())))
        .map(column -> new Block(row, table.columns().get(column), List.of(column.of(day.stats()))))
        .toList();
  }

  private List<Block> additions(SheetTable table, List<DueDay> added) {
    List<Block> blocks = new ArrayList<>();
    for (Column column : added.isEmpty() ? List.<Column>of() : List.of(Column.values())) {
      int at = table.columns().get(column);
      if (table.isNew()) {
        blocks.add(new Block(0, at, List.of(column.heading(language))));
      }
      List<Object> values = new ArrayList<>();
      added.forEach(day -> values.add(value(table, column, day)));
      blocks.add(new Block(table.nextRow(), at, values));
    }
    return blocks;
  }

  private static Object value(SheetTable table, Column column, DueDay day) {
    if (column != Column.DATE) {
      return column.of(day.stats());
    }
    return table.hasSerialDates() ? DateColumn.serial(day.day()) : day.day().toString();
  }

  private static boolean same(Object cell, Object number) {
    return cell instanceof Number
        && new BigDecimal(cell.toString()).compareTo(new BigDecimal(number.toString())) == 0;
  }

  private static String numbers(List<Integer> rows) {
    return rows.stream().map(row -> String.valueOf(row + 1)).collect(Collectors.joining(" and "));
  }
}
