package lms.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lms.ledger.Receipt;
import lms.ledger.RunSummary;
import lms.notify.Letter.Row;
import lms.notify.Letter.Section;
import lms.texts.Reasons;
import lms.texts.Texts;

/** What became of every record received, quarantined ones by reason. */
final class ReceiptSection {
  private static final int MOST_REASONS = 10;
  private final Texts texts;

  ReceiptSection(Texts texts) {
    this.texts = texts;
  }

  Section of(RunSummary summary) {
    Receipt receipt = summary.receipt();
    List<Row> rows = new ArrayList<>();
    rows.add(row("mail.receipt.received", receipt.received()));
    rows.add(row("mail.receipt.inserted", receipt.inserted()));
    rows.add(row("mail.receipt.changed", receipt.changed()));
    rows.add(row("mail.receipt.unchanged", receipt.unchanged()));
    rows.add(row("mail.receipt.quarantined", receipt.quarantined()));
    rows.addAll(reasons(summary.reasons()));
    rows.add(row("mail.receipt.outside", receipt.outside()));
    rows.add(row("mail.receipt.absent", summary.absent()));
    return Section.ofRows(texts.get("mail.receipt"), rows, look(receipt));
  }

  private List<String> look(Receipt receipt) {
    return receipt.quarantined() == 0
        ? List.of()
        : List.of(texts.get("mail.receipt.look", "./lms quarantine list"));
  }

  private List<Row> reasons(Map<String, Long> reasons) {
    Reasons words = new Reasons(texts);
    List<Row> rows = new ArrayList<>();
    reasons.entrySet().stream()
        .limit(MOST_REASONS)
        .forEach(
            reason ->
                rows.add(
                    new Row(words.of(reason.getKey()), texts.number(reason.getValue()), true)));
    if (reasons.size() > MOST_REASONS) {
      long others = reasons.values().stream().skip(MOST_REASONS).mapToLong(Long::longValue).sum();
      rows.add(new Row(texts.get("mail.receipt.other-reasons"), texts.number(others), true));
    }
    return rows;
  }

  private Row row(String key, long count) {
    return new Row(texts.get(key), texts.number(count));
  }
}
