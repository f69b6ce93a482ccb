package lms.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bean as a route names it: by {@code ref}, by {@code #name}, or within {@code ${bean:…}}.
 *
 * @param method {@code ""} where Camel knows what to call
 */
record BeanUse(String bean, String method) {
  private static final Pattern SIMPLE =
      Pattern.compile("\\$\\{bean:(\\w+)(?:(?:\\?method=|\\.|::)(\\w+))?");
  private static final Pattern REFERENCE = Pattern.compile("#(?:bean:)?(\\w+)");

  static List<BeanUse> in(RouteFile file) {
    List<BeanUse> found = new ArrayList<>();
    RouteFile.visit(
        file.tree(),
        (name, value) -> {
          if (value.has("ref")) {
            String method = value.path("method").asText().replaceFirst("\\(.*", "");
            found.add(new BeanUse(value.get("ref").asText(), method));
          }
        });
    for (String text : file.texts()) {
      Matcher reference = REFERENCE.matcher(text);
      if (reference.matches()) {
        found.add(new BeanUse(reference.group(1), ""));
      }
      Matcher simple = SIMPLE.matcher(text);
      while (simple.find()) {
        found.add(new BeanUse(simple.group(1), simple.group(2) == null ? "" : simple.group(2)));
      }
    }
    return found;
  }
}
