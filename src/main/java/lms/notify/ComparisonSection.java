package lms.notify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
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
    String dayBefore = against("day-before", day.day().minusDays(1));
    String weekBefore = against("week-before", day.day().minusWeeks(1));
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

  private String against(String which, LocalDate day) {
    // In a narrow column the day and its month stay together.
    return texts.get("mail.against." + which, texts.dayAndMonth(day).replace(' ', '\u00a0'));
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
      String unit = by.signum() == 0 ? "" : texts.get("mail.against.rate.unit");
      return new Change(against, said("rate", by, texts.decimal(by.abs(), 2)), unit);
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
