package lms.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lms.dashboard.Card.Column;
import lms.dashboard.Card.Field;
import lms.dashboard.Card.Place;
import lms.dashboard.Card.Trend;
import lms.settings.Language;

/** Reads the text of a card: lines {@code -- name: value} on top, then one statement. */
final class CardFile {
  private static final Pattern HEADER = Pattern.compile("-- ([a-z ]+?) *: (.+)");
  private static final Pattern FIELD = Pattern.compile("(\\w+) (\\w+)\\.(\\w+)");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z_]*");
  private static final Set<String> HEADERS =
      Set.of(
          "title en",
          "title ru",
          "help en",
          "help ru",
          "display",
          "place",
          "shown by",
          "date",
          "course",
          "trend",
          "column",
          "word");

  private final String key;
  private final Map<String, List<String>> headers = new HashMap<>();

  private CardFile(String key) {
    this.key = key;
  }

  /**
   * @param key the file's name without its ending
   * @throws BadCard saying what is wrong with it
   */
  static Card parse(String key, String text) {
    return new CardFile(key).card(text);
  }

  private Card card(String text) {
    check(NAME.matcher(key).matches(), "its name is not of the letters a to z and _");
    List<String> lines = text.lines().toList();
    List<String> top = lines.stream().takeWhile(line -> line.startsWith("--")).toList();
    top.forEach(this::header);
    String sql = String.join("\n", lines.subList(top.size(), lines.size())).strip();
    Optional<Field> course = optional("course").map(this::field);
    Template.faults(sql, course.isPresent()).forEach(this::refuse);
    return new Card(
        key,
        Map.of(Language.EN, only("title en"), Language.RU, only("title ru")),
        Map.of(Language.EN, only("help en"), Language.RU, only("help ru")),
        constant(Card.Display.class, only("display")),
        place(only("place")),
        Arrays.stream(only("shown by").split(", "))
            .map(word -> constant(Card.Viewer.class, word))
            .collect(Collectors.toUnmodifiableSet()),
        field(only("date")),
        course,
        optional("trend").map(this::trend),
        all("column").stream().map(this::column).toList(),
        words(),
        sql);
  }

  private void header(String line) {
    Matcher header = HEADER.matcher(line);
    check(header.matches() && HEADERS.contains(header.group(1)), "no such line is known: " + line);
    headers.computeIfAbsent(header.group(1), name -> new ArrayList<>()).add(header.group(2));
  }

  private List<String> all(String name) {
    check(headers.containsKey(name), "has no " + name);
    return headers.get(name);
  }

  private String only(String name) {
    check(all(name).size() == 1, "has more than one " + name);
    return all(name).get(0);
  }

  private Optional<String> optional(String name) {
    return headers.containsKey(name) ? Optional.of(only(name)) : Optional.empty();
  }

  private Place place(String text) {
    check(text.matches("\\w+ \\d{1,3}"), "its place is not a section and a number: " + text);
    String[] parts = text.split(" ");
    return new Place(constant(Card.Section.class, parts[0]), Integer.parseInt(parts[1]));
  }

  private Field field(String text) {
    Matcher field = FIELD.matcher(text);
    check(field.matches(), "not a table, an alias and a column: " + text);
    return new Field(field.group(1), field.group(2), field.group(3));
  }

  private Trend trend(String text) {
    check(text.matches("\\w+\\.\\w+"), "its trend is not a card and a column: " + text);
    return new Trend(text.replaceFirst("\\..*", ""), text.replaceFirst(".*\\.", ""));
  }

  private Column column(String text) {
    String[] parts = parts(text, 4);
    return new Column(parts[0], constant(Card.Kind.class, parts[1]), titles(parts[2], parts[3]));
  }

  private Map<String, Map<Language, String>> words() {
    Map<String, Map<Language, String>> words = new LinkedHashMap<>();
    for (String text : headers.getOrDefault("word", List.of())) {
      String[] parts = parts(text, 3);
      words.put(parts[0], titles(parts[1], parts[2]));
    }
    return words;
  }

  private static Map<Language, String> titles(String en, String ru) {
    return Map.of(Language.EN, en, Language.RU, ru);
  }

  private String[] parts(String text, int count) {
    String[] parts = text.split(" \\| ");
    check(parts.length == count, "not %d parts with | between them: %s".formatted(count, text));
    return parts;
  }

  private <E extends Enum<E>> E constant(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
        return constant;
      }
    }
    throw refusal("not a " + type.getSimpleName().toLowerCase(Locale.ROOT) + ": " + word);
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      refuse(otherwise);
    }
  }

  private void refuse(String fault) {
    throw refusal(fault);
  }

  private BadCard refusal(String fault) {
    return new BadCard("dashboards/" + key + ".sql: " + fault);
  }

  /** A card cannot be used; the message names its file. */
  static final class BadCard extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadCard(String message) {
      super(message);
    }
  }
}
