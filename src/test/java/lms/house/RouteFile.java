package lms.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A file of {@code routes/} as the checks see it.
 *
 * @param name without the ending
 */
record RouteFile(String name, String text, JsonNode tree) {
  static final Path FOLDER = Path.of("src/main/resources/routes");
  private static final String ENDING = ".camel.yaml";
  private static final YAMLMapper YAML = new YAMLMapper();

  /**
   * One step of a route.
   *
   * @param kind the EIP: {@code to}, {@code bean}, …
   * @param earlier the steps before it in the same list, first one first
   */
  record Step(String kind, JsonNode body, List<Step> earlier) {
    /** The endpoint, or {@code ""} if the step has none. */
    String uri() {
      return body.isTextual() && kind.equals("to") ? body.textValue() : body.path("uri").asText();
    }
  }

  /** Every route the product ships. */
  static List<RouteFile> shipped() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(RouteFile::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that is not on the disk. */
  static RouteFile of(String name, String text) {
    try {
      return new RouteFile(name, text, YAML.readTree(text));
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " is not YAML", e);
    }
  }

  private static RouteFile read(Path file) {
    try {
      String name = file.getFileName().toString();
      return of(name.replace(ENDING, ""), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first route; an empty node if there is none. */
  JsonNode route() {
    for (JsonNode entry : tree) {
      if (entry.has("route")) {
        return entry.get("route");
      }
    }
    return tree.path("no route");
  }

  /** Every step, those of a routeConfiguration and of nested blocks too. */
  List<Step> steps() {
    List<Step> found = new ArrayList<>();
    visit(tree, (name, value) -> found.addAll(name.equals("steps") ? siblings(value) : List.of()));
    return found;
  }

  /** Every text value, wherever it stands. */
  List<String> texts() {
    List<String> found = new ArrayList<>();
    visit(
        tree,
        (name, value) -> {
          if (value.isTextual()) {
            found.add(value.textValue());
          }
        });
    return found;
  }

  /** Shows every field and every element of an array (its name is empty), however deep. */
  static void visit(JsonNode node, BiConsumer<String, JsonNode> visitor) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      visitor.accept(field.getKey(), field.getValue());
      visit(field.getValue(), visitor);
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        visitor.accept("", element);
        visit(element, visitor);
      }
    }
  }

  /** The steps under {@code step}, however deep. */
  static List<Step> within(Step step) {
    return new RouteFile("", "", step.body()).steps();
  }

  private static List<Step> siblings(JsonNode steps) {
    List<Step> all = new ArrayList<>();
    for (JsonNode step : steps) {
      Map.Entry<String, JsonNode> only = step.properties().iterator().next();
      all.add(new Step(only.getKey(), only.getValue(), List.copyOf(all)));
    }
    return all;
  }
}
