package lms.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Everything that can be asked: what the OpenAPI document describes, and what needs none. */
public final class Operations {
  private static final List<Operation> OTHERS =
      List.of(
          Operation.get("/openapi.json"),
          Operation.get("/handbook"),
          Operation.get("/observe/health"),
          Operation.get("/observe/health/live"),
          Operation.get("/observe/health/ready"),
          Operation.get("/observe/metrics"));

  private final List<Operation> all = new ArrayList<>(OTHERS);

  /** What the page keeps in its own address, and reads there itself. */
  private static final Set<String> OF_THE_PAGE =
      Set.of("course", "period", "from", "to", "lang", "theme");

  /**
   * Those of the shipped OpenAPI document, and the page.
   *
   * @param assets the paths of all the page consists of
   */
  public Operations(Set<String> assets) {
    all.add(new Operation("GET", "/", OF_THE_PAGE));
    assets.forEach(path -> all.add(Operation.get(path)));
    try (InputStream document = Operations.class.getResourceAsStream("/openapi.json")) {
      JsonNode paths = new ObjectMapper().readTree(document).get("paths");
      paths
          .properties()
          .forEach(path -> path.getValue().properties().forEach(o -> add(path.getKey(), o)));
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.json cannot be read", e);
    }
  }

  private void add(String path, Map.Entry<String, JsonNode> operation) {
    if (operation.getKey().equals("parameters")) {
      return; // those of the path, no method
    }
    Set<String> parameters =
        StreamSupport.stream(operation.getValue().path("parameters").spliterator(), false)
            .filter(parameter -> parameter.path("in").asText().equals("query"))
            .map(parameter -> parameter.path("name").asText())
            .collect(Collectors.toSet());
    all.add(new Operation(operation.getKey().toUpperCase(Locale.ROOT), path, parameters));
  }

  /**
   * What a request asks for.
   *
   * @throws Problem 404 if there is nothing at its path, 405 if not with its method
   */
  Operation of(Asked asked) throws Problem {
    List<Operation> there = all.stream().filter(o -> o.isAt(asked.path())).toList();
    if (there.isEmpty()) {
      throw Answers.problem(404);
    }
    return there.stream()
        .filter(o -> o.method().equals(asked.method()))
        .findFirst()
        .orElseThrow(() -> notWith(there));
  }

  private static Problem notWith(List<Operation> there) {
    String allowed = there.stream().map(Operation::method).collect(Collectors.joining(", "));
    return new Problem(405, "Only these methods are served here: " + allowed + ".")
        .header("Allow", allowed);
  }
}
