package lms.texts;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import lms.window.DaySet;
import lms.window.Days;

/**
 * What people read, in one language, and numbers, days and times as that language writes them. A
 * text {@code mail.title} stands in the files {@code texts/mail_*.properties}, one a language.
 */
public final class Texts {
  private final Language language;
  private final Locale locale;
  private final Map<String, ResourceBundle> bundles = new ConcurrentHashMap<>();

  public Texts(Language language) {
    this.language = language;
    this.locale = language.locale();
  }

  public Language language() {
    return language;
  }

  public String languageTag() {
    return locale.toLanguageTag();
  }

  /**
   * @param arguments shown where the text says {@code {0}}, {@code {1}} …
   * @throws java.util.MissingResourceException if there is no such text
   */
  public String get(String key, Object... arguments) {
    return new MessageFormat(text(key), locale).format(arguments);
  }

  /** The text of {@code key}, or {@code otherwise} where there is none. */
  public String getOr(String key, String otherwise) {
    return has(key) ? get(key) : otherwise;
  }

  /** Whether there is such a text. */
  public boolean has(String key) {
    return bundle(key).containsKey(key);
  }

  /** All texts of an area as they stand in its file, for who fills them in otherwise. */
  public ResourceBundle area(String area) {
    return bundles.computeIfAbsent(area, this::read);
  }

  private String text(String key) {
    return bundle(key).getString(key);
  }

  private ResourceBundle bundle(String key) {
    return area(key.substring(0, key.indexOf('.')));
  }

  private ResourceBundle read(String area) {
    // Without the control a missing file would fall back to the locale of the machine.
    ResourceBundle.Control onlyOurs =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle("texts/" + area, locale, onlyOurs);
  }

  /** {@code 1 attempt}, {@code 11,113 attempts}: the key's forms are separated by {@code |}. */
  public String count(String key, long count) {
    String[] forms = text(key).split("\\|");
    return new MessageFormat(forms[Plural.form(language, count)], locale)
        .format(new Object[] {number(count)});
  }

  /** {@code 11,113}. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** {@code 45.91%}; a dash for {@code null}, which is a day without submissions. */
  public String percent(BigDecimal percent) {
    return percent == null ? "–" : get("format.percent", decimal(percent, 2));
  }

  /** {@code 31 May 2023}. */
  public String date(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern(text("format.date"), locale));
  }

  /** {@code 31 May 2023} with a short month, for narrow columns. */
  public String shortDate(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern(text("format.date.short"), locale));
  }

  /** {@code 31 May}, for lines that speak of days of one year. */
  public String dayAndMonth(LocalDate day) {
    return get("format.date.month", day.getDayOfMonth(), month(day));
  }

  /** How days from the first to the last are written in short: with the year if there are two. */
  public Function<LocalDate, String> shortDates(LocalDate first, LocalDate last) {
    return first.getYear() == last.getYear() ? this::dayAndMonth : this::shortDate;
  }

  /** {@code May}. */
  public String month(LocalDate day) {
    // The months are ours: Java's own abbreviations differ from version to version.
    return text("format.months").split(" ")[day.getMonthValue() - 1];
  }

  /** {@code 1 June 2023 07:00}, wall clock of {@code zone}. */
  public String time(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ofPattern(text("format.time"), locale).format(instant.atZone(zone));
  }

  /** {@code 31 May 2023}, or {@code 1 May 2023 – 31 May 2023}; gaps separate more of them. */
  public String days(DaySet days) {
    return joined(days, this::days);
  }

  private String days(Days days) {
    return days.count() == 1
        ? date(days.from())
        : get("format.range", date(days.from()), date(days.to()));
  }

  /** {@code 2023-05-31}, or {@code 2023-05-01 – 2023-05-31}: sorts in a list of subjects. */
  public String isoDays(DaySet days) {
    return joined(days, this::isoDays);
  }

  private String joined(DaySet days, Function<Days, String> range) {
    return days.isShort()
        ? days.ranges().stream().map(range).collect(Collectors.joining(", "))
        : count("format.days", days.count()) + ", " + range.apply(days.span());
  }

  private String isoDays(Days days) {
    return days.count() == 1
        ? days.from().toString()
        : get("format.range", days.from().toString(), days.to().toString());
  }

  /** {@code 12.4 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
  public String duration(Duration duration) {
    if (duration.toMinutes() == 0) {
      return get("format.duration.seconds", decimal(BigDecimal.valueOf(duration.toMillis(), 3), 1));
    }
    return duration.toHours() == 0
        ? get("format.duration.minutes", duration.toMinutes(), duration.toSecondsPart())
        : get("format.duration.hours", duration.toHours(), duration.toMinutesPart());
  }

  /** {@code 12.4}, with exactly so many places. */
  public String decimal(BigDecimal number, int places) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(places);
    format.setMaximumFractionDigits(places);
    return format.format(number);
  }
}
