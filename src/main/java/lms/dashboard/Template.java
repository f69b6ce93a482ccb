package lms.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metabase's way of writing a statement with parameters, as much of it as our cards may use. */
final class Template {
  private static final Pattern OPTIONAL = Pattern.compile("\\[\\[(.*?)]]", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)}}");
  private static final String DATE = "date";
  private static final String COURSE = "course";

  private Template() {}

  /**
   * What is wrong with a statement; nothing is a good answer.
   *
   * @param byCourse whether it must have {@code {{course}}}
   */
  static List<String> faults(String sql, boolean byCourse) {
    List<String> faults = new ArrayList<>();
    Set<String> tags = new TreeSet<>();
    TAG.matcher(sql).results().forEach(tag -> tags.add(tag.group(1)));
    Set<String> known = byCourse ? Set.of(DATE, COURSE) : Set.of(DATE);
    if (!tags.equals(known)) {
      faults.add(
          "its statement has the parameters %s, not %s".formatted(tags, new TreeSet<>(known)));
    }
    String always = OPTIONAL.matcher(sql).replaceAll("");
    if (always.contains("{{course}}") || always.contains("[[") || always.contains("]]")) {
      faults.add("{{course}} stands in [[ ]], and each [[ has its ]]");
    }
    if (OPTIONAL.matcher(sql).results().anyMatch(part -> !part.group(1).contains("{{course}}"))) {
      faults.add("what stands in [[ ]] is for a course");
    }
    if (sql.contains("?") || sql.contains(";") || sql.isEmpty()) {
      faults.add("it must have one statement, without ? and ;");
    }
    return faults;
  }

  /**
   * Puts conditions in the place of the parameters.
   *
   * @param date writes the condition on the days, each time it is asked for
   * @param course the same for the course; empty = all courses: the optional parts are left out
   */
  static String fill(
      String sql, Function<String, String> date, Optional<Function<String, String>> course) {
    String chosen = OPTIONAL.matcher(sql).replaceAll(course.isPresent() ? "$1" : "");
    return TAG.matcher(chosen)
        .replaceAll(
            tag -> {
              String name = tag.group(1);
              String condition =
                  name.equals(DATE) ? date.apply(name) : course.orElseThrow().apply(name);
              return Matcher.quoteReplacement(condition);
            });
  }
}
