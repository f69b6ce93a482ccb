package lms.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lms.report.SheetPlan.Block;

/** Compares days with a table, one after the other. For one plan. */
final class Comparison {
  private final SheetTable table;
  private final Words words;
  private final List<Block> blocks = new ArrayList<>();
  private final List<DueRow> newRows = new ArrayList<>();
  private final List<DueDay> added = new ArrayList<>();
  private final List<DueDay> updated = new ArrayList<>();
  private final List<DueDay> refused = new ArrayList<>();
  private final List<DueDay> shown = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  Comparison(SheetTable table, Words words) {
    this.table = table;
    this.words = words;
  }

  /** Takes in a day; one with any row that cannot be written is refused whole. */
  void add(DueDay day) {
    List<String> wrong = day.rows().stream().flatMap(row -> problem(row).stream()).toList();
    if (!wrong.isEmpty()) {
      problems.addAll(wrong);
      refused.add(day);
      return;
    }
    int rowsBefore = newRows.size();
    int blocksBefore = blocks.size();
    day.rows().forEach(this::add);
    if (newRows.size() > rowsBefore) {
      added.add(day);
    } else {
      (blocks.size() > blocksBefore ? updated : shown).add(day);
    }
  }

  private void add(DueRow row) {
    List<Integer> at = table.rows().getOrDefault(row.key(), List.of());
    if (!at.isEmpty()) {
      blocks.addAll(changes(at.get(0), row));
    } else if (!row.isGone()) {
      newRows.add(row);
    }
  }

  private Optional<String> problem(DueRow row) {
    List<Integer> at = table.rows().getOrDefault(row.key(), List.of());
    List<Integer> doubtful = table.doubtful().getOrDefault(row.key().day(), List.of());
    String day = row.key().day().toString();
    String tab = table.tab().title();
    if (at.size() > 1) {
      String name = row.course().isEmpty() ? day : day + " " + row.course();
      return Optional.of(words.get("day.twice", name, words.rows(at), tab));
    }
    if (!doubtful.isEmpty()) {
      return Optional.of(words.get("day.doubtful", day, words.rows(doubtful), tab));
    }
    List<Integer> foreign = table.foreign().getOrDefault(row.key(), List.of());
    return at.isEmpty() && !foreign.isEmpty()
        ? Optional.of(words.get("day.foreign", day, words.rows(foreign), tab))
        : Optional.empty();
  }

  private List<Block> changes(int at, DueRow row) {
    return Column.NUMBERS.stream()
        .filter(column -> !same(table.cell(at, column), column.of(row.stats())))
        .map(column -> new Block(at, table.columns().get(column), List.of(column.of(row.stats()))))
        .toList();
  }

  SheetPlan plan() {
    if (!newRows.isEmpty()) {
      for (Column column : Column.values()) {
        String heading = column.heading(words.language());
        addColumn(table.columns().get(column), heading, row -> value(column, row));
      }
      if (table.courses() >= 0) {
        String heading = CourseName.heading(words.language());
        addColumn(
            table.courses(), heading, row -> CourseName.shown(row.course(), words.language()));
      }
    }
    return new SheetPlan(table, blocks, newRows.size(), added, updated, refused, shown, problems);
  }

  private void addColumn(int column, String heading, Function<DueRow, Object> value) {
    if (table.isNew()) {
      blocks.add(new Block(0, column, List.of(heading)));
    }
    blocks.add(new Block(table.nextRow(), column, newRows.stream().map(value).toList()));
  }

  private Object value(Column column, DueRow row) {
    if (column != Column.DATE) {
      return column.of(row.stats());
    }
    return table.hasSerialDates() ? DateColumn.serial(row.key().day()) : row.key().day().toString();
  }

  private static boolean same(Object cell, Object number) {
    return cell instanceof Number
        && new BigDecimal(cell.toString()).compareTo(new BigDecimal(number.toString())) == 0;
  }
}
