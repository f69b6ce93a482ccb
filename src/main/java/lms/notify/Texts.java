package lms.notify;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import lms.settings.Language;
import lms.window.DaySet;
import lms.window.Days;

/**
 * The texts of {@code messages_*.properties} in one language, and numbers, days and times as that
 * language writes them.
 */
final class Texts {
  private final Language language;
  private final Locale locale;
  private final ResourceBundle bundle;

  Texts(Language language) {
    this.language = language;
    this.locale = language.locale();
    // Without the control a missing file would fall back to the locale of the machine.
    this.bundle =
        ResourceBundle.getBundle(
            "messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String languageTag() {
    return locale.toLanguageTag();
  }

  /**
   * @throws java.util.MissingResourceException if the bundle has no such key
   */
  String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }

  /** The text of {@code key}, or {@code otherwise} where the bundle has none. */
  String getOr(String key, String otherwise) {
    return bundle.containsKey(key) ? get(key) : otherwise;
  }

  /** {@code 1 attempt}, {@code 11,113 attempts}: the key's forms are separated by {@code |}. */
  String count(String key, long count) {
    String[] forms = bundle.getString(key).split("\\|");
    return new MessageFormat(forms[Plural.form(language, count)], locale)
        .format(new Object[] {number(count)});
  }

  /** {@code 11,113}. */
  String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** {@code 45.91%}; a dash for {@code null}, which is a day without submissions. */
  String percent(BigDecimal percent) {
    return percent == null ? "–" : get("mail.percent", decimal(percent, 2));
  }

  /** {@code 31 May 2023}. */
  String date(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern(bundle.getString("mail.date"), locale));
  }

  /** {@code 31 May 2023} with a short month, for narrow columns. */
  String shortDate(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern(bundle.getString("mail.date.short"), locale));
  }

  /** {@code 31 May}, for lines that speak of days of one year. */
  String dayAndMonth(LocalDate day) {
    // The months are ours: Java's own abbreviations differ from version to version.
    String month = bundle.getString("mail.months").split(" ")[day.getMonthValue() - 1];
    return get("mail.date.month", day.getDayOfMonth(), month);
  }

  /** {@code 1 June 2023 07:00}, wall clock of {@code zone}. */
  String time(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ofPattern(bundle.getString("mail.time"), locale)
        .format(instant.atZone(zone));
  }

  /** {@code 31 May 2023}, or {@code 1 May 2023 – 31 May 2023}; gaps separate more of them. */
  String days(DaySet days) {
    return joined(days, this::days);
  }

  private String days(Days days) {
    return days.count() == 1
        ? date(days.from())
        : get("mail.range", date(days.from()), date(days.to()));
  }

  /** {@code 2023-05-31}, or {@code 2023-05-01 – 2023-05-31}: sorts in a list of subjects. */
  String isoDays(DaySet days) {
    return joined(days, this::isoDays);
  }

  private String joined(DaySet days, Function<Days, String> range) {
    return days.isShort()
        ? days.ranges().stream().map(range).collect(Collectors.joining(", "))
        : count("mail.lead.days", days.count()) + ", " + range.apply(days.span());
  }

  private String isoDays(Days days) {
    return days.count() == 1
        ? days.from().toString()
        : get("mail.range", days.from().toString(), days.to().toString());
  }

  /** {@code 12.4 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
  String duration(Duration duration) {
    if (duration.toMinutes() == 0) {
      return get("mail.duration.seconds", decimal(BigDecimal.valueOf(duration.toMillis(), 3), 1));
    }
    return duration.toHours() == 0
        ? get("mail.duration.minutes", duration.toMinutes(), duration.toSecondsPart())
        : get("mail.duration.hours", duration.toHours(), duration.toMinutesPart());
  }

  private String decimal(BigDecimal number, int places) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(places);
    format.setMaximumFractionDigits(places);
    return format.format(number);
  }
}
