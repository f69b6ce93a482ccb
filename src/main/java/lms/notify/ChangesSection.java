package lms.notify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lms.ledger.DayChange;
import lms.notify.Letter.Section;
import lms.texts.Texts;

/** Days that were known whole before and have other numbers now. */
final class ChangesSection {
  private static final int MOST_DAYS = 20;
  private final Texts texts;

  ChangesSection(Texts texts) {
    this.texts = texts;
  }

  /**
   * @param changes oldest first
   * @return empty where nothing changed
   */
  Optional<Section> of(List<DayChange> changes) {
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    Function<LocalDate, String> date =
        texts.shortDates(changes.get(0).day(), changes.get(changes.size() - 1).day());
    List<String> lines = new ArrayList<>();
    changes.stream().limit(MOST_DAYS).map(change -> line(change, date)).forEach(lines::add);
    if (changes.size() > MOST_DAYS) {
      lines.add(texts.count("mail.changes.rest", changes.size() - MOST_DAYS));
    }
    return Optional.of(Section.ofLines(texts.get("mail.changes"), lines));
  }

  private String line(DayChange change, Function<LocalDate, String> date) {
    List<String> what = new ArrayList<>();
    what.add(texts.count("mail.lead.attempts", change.after()));
    if (change.late() > 0) {
      what.add(texts.count("mail.change.late", change.late()));
    }
    if (change.changed() > 0) {
      what.add(texts.count("mail.change.regraded", change.changed()));
    }
    return texts.get(
        "mail.change",
        date.apply(change.day()),
        texts.number(change.before()),
        String.join(", ", what));
  }
}
