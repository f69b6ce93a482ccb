package lms.report;

import com.google.api.services.sheets.v4.model.ValueRange;
import java.util.List;
import lms.texts.Language;

/** Compares the due days with the tab. Stateless. */
public final class SheetPlanner {
  private final Words words;

  /**
   * @param language of the headings of a new table, and of what is said; an existing table keeps
   *     its headings
   */
  public SheetPlanner(Language language) {
    this.words = new Words(language);
  }

  /**
   * A row in the table is updated in place, cell by cell; the others go below it, oldest day first.
   *
   * @param read the whole tab, numbers unformatted
   * @param due days to show, oldest first
   * @throws SheetProblem if the tab does not hold our table
   */
  public SheetPlan plan(Tab tab, ValueRange read, List<DueDay> due) throws SheetProblem {
    Comparison comparison = new Comparison(new SheetReader(tab, read, words).table(), words);
    due.forEach(comparison::add);
    return comparison.plan();
  }
}
