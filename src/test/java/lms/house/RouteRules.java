package lms.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lms.house.RouteFile.Step;

/** What a route must not do. Each rule says what is wrong with a file; nothing is a good answer. */
final class RouteRules {
  /** The values a placeholder in a direct: name may have. */
  private static final Map<String, List<String>> PLACEHOLDERS =
      Map.of(
          "{{lms.mail.way}}", List.of("smtp", "outbox"),
          "{{lms.report.target}}", List.of("sheet", "csv"));

  /** They send where data says, run what data says, or move a message off its thread. */
  private static final Set<String> BANNED =
      Set.of(
          "toD",
          "recipientList",
          "routingSlip",
          "dynamicRouter",
          "script",
          "groovy",
          "aggregate",
          "pollEnrich",
          "enrich");

  private static final String API = "{{lms.api.url}}";
  private static final Set<String> INSIDE = Set.of("direct", "sql");
  private static final Set<String> OUTSIDE =
      Set.of(API, "http", "https", "google-sheets", "smtp", "smtps", "file");

  /** Steps that put into the message only what we chose. */
  private static final Set<String> OURS = Set.of("setHeader", "setBody", "setProperty", "bean");

  private RouteRules() {}

  /** One file, one route, one name, and a comment on top that says what goes in and comes out. */
  static List<String> shape(RouteFile file) {
    return file.name().equals("rest") ? restShape(file) : routeShape(file);
  }

  /** The list of what REST serves: each leads to a route of its own, none has steps here. */
  private static List<String> restShape(RouteFile file) {
    List<String> wrong = new ArrayList<>();
    for (JsonNode entry : file.tree()) {
      check(wrong, entry.size() == 1 && entry.has("rest"), "holds more than rest");
    }
    for (JsonNode to : file.tree().findValues("to")) {
      check(wrong, to.asText().startsWith("direct:"), to + " is not direct:");
    }
    check(wrong, file.text().startsWith("# In: "), "does not begin with # In: … Out: …");
    return wrong;
  }

  private static List<String> routeShape(RouteFile file) {
    List<String> wrong = new ArrayList<>();
    for (JsonNode entry : file.tree()) {
      check(wrong, entry.has("route") || entry.has("routeConfiguration"), "holds more than routes");
    }
    check(wrong, file.tree().findValues("route").size() == 1, "holds not exactly one route");
    String from = file.route().path("from").path("uri").asText();
    boolean clock = Stream.of("timer:", "quartz:", "file:").anyMatch(from::startsWith);
    check(wrong, file.route().path("id").asText().equals(file.name()), "id is not the file's name");
    check(wrong, clock || from.equals("direct:" + file.name()), "from is not direct:ID");
    check(wrong, !file.route().path("description").asText().isBlank(), "has no description");
    List<String> comment = file.text().lines().takeWhile(line -> line.startsWith("# ")).toList();
    String words = String.join(" ", comment);
    boolean contract = words.startsWith("# In: ") && words.contains("Out: ");
    check(wrong, clock ? !words.isEmpty() : contract, "does not begin with # In: … Out: …");
    check(wrong, !file.name().startsWith("proxy"), "proxy is a word of Camel's catalogue");
    return wrong;
  }

  /** Names only routes there are. */
  static List<String> targets(RouteFile file, Set<String> routes) {
    return called(file).filter(name -> !routes.contains(name)).map("no route "::concat).toList();
  }

  /** The routes a file names, dead-letter channels too. */
  static Stream<String> called(RouteFile file) {
    List<String> texts = new ArrayList<>(file.texts());
    texts.remove(file.route().path("from").path("uri").asText()); // its own address, once
    return texts.stream()
        .filter(text -> text.startsWith("direct:"))
        .map(text -> text.substring("direct:".length()))
        .flatMap(name -> PLACEHOLDERS.getOrDefault(name, List.of(name)).stream());
  }

  /** Uses no EIP by which data steers the flow, and only endpoints that are known here. */
  static List<String> bans(RouteFile file) {
    List<String> wrong = new ArrayList<>();
    RouteFile.visit(
        file.tree(), (name, value) -> check(wrong, !BANNED.contains(name), "uses " + name));
    for (Step step : file.steps()) {
      boolean known = step.uri().isEmpty() || INSIDE.contains(scheme(step)) || leaves(step);
      check(wrong, known, step.uri() + " is of a kind no check knows");
      boolean fixed = !step.kind().equals("wireTap") || is(step.body(), "dynamicUri", "false");
      check(wrong, fixed, "wireTap without dynamicUri: \"false\" is a toD");
    }
    return wrong;
  }

  /** Beans by name, methods by name, statements by file: no message chooses what is called. */
  static List<String> calls(RouteFile file) {
    List<String> wrong = new ArrayList<>();
    for (Step step : file.steps()) {
      if (step.kind().equals("bean")) {
        check(wrong, fixed(step.body()), "a bean without fixed ref and method");
      }
    }
    RouteFile.visit(
        file.tree(),
        (name, value) -> {
          boolean call = name.equals("method") && value.isObject();
          check(wrong, !call || fixed(value), "a method call without fixed ref and method");
        });
    for (String text : file.texts()) {
      boolean shipped = text.matches("sql:classpath:sql/[a-z_]+\\.sql");
      check(wrong, !text.startsWith("sql:") || shipped, text + " is no file of sql/");
    }
    return wrong;
  }

  private static boolean fixed(JsonNode call) {
    return call.path("ref").asText().matches("\\w+")
        && call.path("method").asText().matches("\\w+(\\(.*\\))?");
  }

  /** Camel 4.17 drops the steps beside a transacted block without a word. */
  static List<String> transactions(RouteFile file) {
    List<String> wrong = new ArrayList<>();
    JsonNode steps = file.route().path("from").path("steps");
    for (Step step : file.steps()) {
      boolean alone = steps.size() == 1 && steps.get(0).path("transacted") == step.body();
      check(wrong, !step.kind().equals("transacted") || alone, "a step stands beside transacted");
    }
    return wrong;
  }

  /** A split that dead-letters ends silently at the first bad record if it stops on exceptions. */
  static List<String> splits(RouteFile file) {
    List<String> wrong = new ArrayList<>();
    for (Step step : file.steps()) {
      boolean judges =
          RouteFile.within(step).stream().anyMatch(s -> s.uri().equals("direct:validate"));
      boolean stops = !step.body().path("stopOnException").asText("false").equals("false");
      check(wrong, !(judges && stops), "stopOnException on the split that dead-letters");
    }
    return wrong;
  }

  /** The reply is never cached, neither by the endpoint nor by the route. */
  static List<String> streams(RouteFile file) {
    List<String> wrong = new ArrayList<>();
    for (Step step : file.steps()) {
      if (step.uri().startsWith(API)) {
        JsonNode parameters = step.body().path("parameters");
        check(wrong, is(parameters, "disableStreamCache", "true"), "the endpoint caches the reply");
        check(wrong, is(file.route(), "streamCache", "false"), "the route caches the reply");
      }
    }
    return wrong;
  }

  /** No header that came with data reaches an endpoint outside this process. */
  static List<String> headers(RouteFile file) {
    List<String> wrong = new ArrayList<>();
    for (Step step : file.steps()) {
      check(wrong, !leaves(step) || cleaned(step), "headers are not removed before " + step.uri());
    }
    return wrong;
  }

  private static boolean cleaned(Step producer) {
    List<Step> earlier = producer.earlier();
    for (int i = earlier.size() - 1; i >= 0; i--) {
      Step step = earlier.get(i);
      if (step.kind().equals("removeHeaders")) {
        return is(step.body(), "pattern", "*") && !step.body().has("excludePattern");
      }
      if (!OURS.contains(step.kind())) {
        return false;
      }
    }
    return false;
  }

  private static boolean leaves(Step step) {
    return OUTSIDE.contains(scheme(step));
  }

  private static String scheme(Step step) {
    return step.uri().startsWith(API) ? API : step.uri().replaceFirst(":.*", "");
  }

  private static boolean is(JsonNode node, String field, String value) {
    return node.path(field).asText().equals(value);
  }

  private static void check(List<String> wrong, boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }
}
