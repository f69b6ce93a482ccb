package lms.notify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lms.ledger.DailyStats;
import lms.notify.Letter.Change;
import lms.notify.Letter.Compared;
import lms.notify.Letter.Comparison;
import lms.notify.Letter.Section;
import lms.texts.Texts;

/** The seven numbers of one day, each with its change against two days before. */
final class ComparisonSection {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String NONE = "–";

  private final Texts texts;

  ComparisonSection(Texts texts) {
    this.texts = texts;
  }

  /**
   * @param known numbers of the days to compare with, as far as there are any
   */
  Section of(String heading, DailyStats day, KnownDays known) {
    String dayBefore =
        texts.get("mail.against.day-before", texts.dayAndMonth(day.day().minusDays(1)));
    String weekBefore =
        texts.get("mail.against.week-before", texts.dayAndMonth(day.day().minusWeeks(1)));
    List<Compared> rows =
        Stream.of(Measure.values())
            .map(
                measure ->
                    new Compared(
                        texts.get("mail.number." + measure.key()),
                        measure.text(day, texts),
                        List.of(
                            change(dayBefore, measure, day, known.dayBefore(day.day())),
                            change(weekBefore, measure, day, known.weekBefore(day.day())))))
            .toList();
    return Section.ofComparison(
        heading,
        new Comparison(
            texts.get("mail.number.date"),
            texts.date(day.day()),
            List.of(dayBefore, weekBefore),
            rows));
  }

  private Change change(
      String against, Measure measure, DailyStats day, Optional<DailyStats> other) {
    BigDecimal now = measure.of(day);
    BigDecimal before = other.map(measure::of).orElse(null);
    if (now == null || before == null) {
      return new Change(against, NONE, "");
    }
    BigDecimal by = now.subtract(before);
    if (measure == Measure.RATE) {
      return new Change(against, said("points", by, texts.decimal(by.abs(), 2)), "");
    }
    String amount = said("number", by, texts.number(by.abs().longValueExact()));
    return new Change(against, amount, share(by, before));
  }

  /** The direction is said by an arrow and by a word: not everybody sees the one or the other. */
  private String said(String unit, BigDecimal by, String amount) {
    return switch (by.signum()) {
      case 1 -> texts.get("mail.against.%s.up".formatted(unit), amount);
      case -1 -> texts.get("mail.against.%s.down".formatted(unit), amount);
      default -> texts.get("mail.against.same");
    };
  }

  /** {@code +12.5%}; nothing where nothing changed, or where there was nothing before. */
  private String share(BigDecimal by, BigDecimal before) {
    if (by.signum() == 0 || before.signum() == 0) {
      return "";
    }
    BigDecimal percent = by.abs().multiply(HUNDRED).divide(before, 1, RoundingMode.HALF_UP);
    String sign = by.signum() > 0 ? "+" : "−";
    return sign + texts.get("format.percent", texts.decimal(percent, 1));
  }
}
