package lms.settings;

import static lms.settings.Unfit.unless;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads numbers, times, choices and lists. */
final class Parsers {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smh])");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})([kmg])");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?) ?%");
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
  private static final Pattern POSIX_ZONE = Pattern.compile("[^/]*\\d[^/]*");
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  private Parsers() {}

  static Parser<Integer> integer(int least, int most) {
    return text -> {
      boolean fits = WHOLE.matcher(text).matches() && within(Integer.parseInt(text), least, most);
      unless(fits, "settings.integer", "" + least, "" + most);
      return Integer.parseInt(text);
    };
  }

  /** Bounds as users write them, {@code 1s}. */
  static Parser<Duration> duration(String least, String most) {
    return between(Parsers::duration, least, most, "settings.duration");
  }

  /** Bytes, in units of 1,024; bounds as users write them, {@code 1k}. */
  static Parser<Long> size(String least, String most) {
    return between(Parsers::size, least, most, "settings.size");
  }

  private static <T extends Comparable<T>> Parser<T> between(
      Function<String, Optional<T>> reader, String least, String most, String problem) {
    return text -> {
      Optional<T> value = reader.apply(text);
      boolean fits =
          value.isPresent()
              && value.get().compareTo(reader.apply(least).orElseThrow()) >= 0
              && value.get().compareTo(reader.apply(most).orElseThrow()) <= 0;
      unless(fits, problem, least, most);
      return value.get();
    };
  }

  /** {@code 1%} to 0.01. */
  static BigDecimal share(String text) throws Unfit {
    Matcher percent = PERCENT.matcher(text);
    boolean fits =
        percent.matches() && new BigDecimal(percent.group(1)).compareTo(new BigDecimal(100)) <= 0;
    unless(fits, "settings.share");
    return new BigDecimal(percent.group(1)).movePointLeft(2);
  }

  /** A constant of an enum, whatever its case, with hyphens for its underscores. */
  static <E extends Enum<E>> Parser<E> choice(Class<E> type) {
    return text -> {
      for (E constant : type.getEnumConstants()) {
        if (word(constant).equalsIgnoreCase(text)) {
          return constant;
        }
      }
      throw new Unfit(
          "settings.choice",
          Arrays.stream(type.getEnumConstants())
              .map(Parsers::word)
              .collect(Collectors.joining(", ")));
    };
  }

  static Parser<String> oneOf(List<String> words) {
    return text -> {
      String word = text.toUpperCase(Locale.ROOT);
      unless(words.contains(word), "settings.choice", String.join(", ", words));
      return word;
    };
  }

  static LocalTime timeOfDay(String text) throws Unfit {
    unless(TIME.matcher(text).matches(), "settings.time");
    return LocalTime.parse(text);
  }

  static LocalDate day(String text) throws Unfit {
    try {
      LocalDate day = LocalDate.parse(text);
      unless(within(day.getYear(), 2000, 2100), "settings.day.range");
      return day;
    } catch (DateTimeParseException e) {
      throw new Unfit("settings.day");
    }
  }

  /** A region: of an offset such as {@code UTC+3} PostgreSQL would turn the sign round. */
  static ZoneId zone(String text) throws Unfit {
    Set<String> known = ZoneId.getAvailableZoneIds();
    boolean region = !text.startsWith("SystemV/") && !POSIX_ZONE.matcher(text).matches();
    if (known.contains(text) && region) {
      return ZoneId.of(text);
    }
    List<String> regions = known.stream().filter(id -> id.contains("/")).sorted().toList();
    throw NearMiss.of(text, regions, id -> 2)
        .map(near -> new Unfit("settings.zone.near", near))
        .orElseGet(() -> new Unfit("settings.zone"));
  }

  /** Quartz itself reads the fields later; four or five of them are the usual mistake. */
  static String cron(String text) throws Unfit {
    int fields = text.split("\\s+").length;
    unless(within(fields, 6, 7), "settings.cron.fields", fields);
    return text;
  }

  static String identifier(String text) throws Unfit {
    unless(IDENTIFIER.matcher(text).matches(), "settings.identifier");
    return text;
  }

  /** Words by comma, in order, without repeats. */
  static Set<String> words(String text) throws Unfit {
    Set<String> words = new LinkedHashSet<>();
    for (String word : text.split(",", -1)) {
      unless(!word.isBlank(), "settings.words");
      words.add(word.strip());
    }
    return words;
  }

  private static Optional<Duration> duration(String text) {
    Matcher duration = DURATION.matcher(text);
    return duration.matches()
        ? Optional.of(Duration.parse("PT" + text.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static Optional<Long> size(String text) {
    Matcher size = SIZE.matcher(text);
    return size.matches()
        ? Optional.of(Long.parseLong(size.group(1)) << 10 * ("kmg".indexOf(size.group(2)) + 1))
        : Optional.empty();
  }

  private static boolean within(int number, int least, int most) {
    return number >= least && number <= most;
  }

  /** A constant as users write it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
