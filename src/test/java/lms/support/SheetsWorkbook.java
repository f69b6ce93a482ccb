package lms.support;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The spreadsheet of {@link SheetsStandIn}: tabs with a grid of limited size and typed cells. */
public final class SheetsWorkbook {
  private final Map<String, Tab> tabs = new LinkedHashMap<>();
  private int added;

  /** Adds an empty tab; its id is its number, from 0, and never given again. */
  public Tab add(String title, int rows, int columns) {
    Tab tab = new Tab(added++, title, rows, columns);
    tabs.put(title, tab);
    return tab;
  }

  /** Takes a tab away. */
  public void remove(String title) {
    tabs.remove(title);
  }

  /** The tab of that name. */
  public Tab tab(String title) {
    return tabs.get(title);
  }

  /** The tab of that id. */
  Tab tab(int id) {
    return tabs.values().stream().filter(tab -> tab.id == id).findFirst().orElseThrow();
  }

  void clear() {
    tabs.clear();
    added = 0;
  }

  List<Tab> tabs() {
    return List.copyOf(tabs.values());
  }

  /** One tab. A cell is {@code null}, a text, a double or a truth value; a date is its serial. */
  public static final class Tab {
    final int id;
    final String title;
    private final List<List<Object>> grid = new ArrayList<>();
    private final List<A1> merges = new ArrayList<>();
    private int columns;

    private Tab(int id, String title, int rows, int columns) {
      this.id = id;
      this.title = title;
      this.columns = columns;
      appendRows(rows);
    }

    /** Rows of the grid. */
    public int rows() {
      return grid.size();
    }

    /** Columns of the grid. */
    public int columns() {
      return columns;
    }

    /**
     * Fills cells to the right of {@code at}, such as {@code B3}, as somebody at the screen does.
     */
    public Tab type(String at, Object... values) {
      A1 start = A1.parse(at);
      for (int i = 0; i < values.length; i++) {
        set(start.firstRow(), start.firstColumn() + i, values[i]);
      }
      return this;
    }

    /** Merges cells such as {@code A5:C7}: people see the upper left one in their place. */
    public void merge(String range) {
      merges.add(A1.parse(range));
    }

    List<A1> merges() {
      return merges;
    }

    /** Inserts an empty row above row {@code number}, 1 for the first. */
    public void insertRow(int number) {
      List<Object> row = new ArrayList<>();
      widen(row);
      grid.add(number - 1, row);
    }

    /** Takes row {@code number} away; what is below moves up. */
    public void deleteRow(int number) {
      grid.remove(number - 1);
    }

    /** Inserts an empty column; what stood at {@code index}, 0 for A, moves right. */
    public void insertColumn(int index) {
      grid.forEach(row -> row.add(index, null));
      columns++;
    }

    /** Sorts rows, both ends inclusive, by the texts of a column, the last one first. */
    public void sortDown(int first, int last, int column) {
      grid.subList(first - 1, last)
          .sort(Comparator.comparing((List<Object> row) -> (String) row.get(column)).reversed());
    }

    /** The row without its blank end, 1 for the first; {@code null} for a blank cell in between. */
    public List<Object> row(int number) {
      List<Object> row = new ArrayList<>(grid.get(number - 1));
      while (!row.isEmpty() && row.get(row.size() - 1) == null) {
        row.remove(row.size() - 1);
      }
      return row;
    }

    /** Every row down to the last that is not blank. */
    public List<List<Object>> filled() {
      List<List<Object>> rows = new ArrayList<>();
      for (int number = 1; number <= rows(); number++) {
        rows.add(row(number));
      }
      while (!rows.isEmpty() && rows.get(rows.size() - 1).isEmpty()) {
        rows.remove(rows.size() - 1);
      }
      return rows;
    }

    void set(int row, int column, Object value) {
      grid.get(row).set(column, value instanceof Number number ? number.doubleValue() : value);
    }

    void appendRows(int count) {
      for (int i = 0; i < count; i++) {
        List<Object> row = new ArrayList<>();
        grid.add(row);
        widen(row);
      }
    }

    void appendColumns(int count) {
      columns += count;
      grid.forEach(this::widen);
    }

    private void widen(List<Object> row) {
      while (row.size() < columns) {
        row.add(null);
      }
    }
  }
}
