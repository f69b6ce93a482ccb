package lms.rest;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lms.Lms;
import lms.ledger.DayCoverage;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.support.Reply;
import lms.window.Days;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.RestRegistry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The OpenAPI document and the service say the same. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenApiTest extends ServiceTest {
  private static final Path FILE = Path.of("src/main/resources/openapi.json");
  private static final Set<String> NOT_DESCRIBED =
      Set.of("GET /openapi.json", "GET /", "GET /handbook", "GET /assets/{version}/{name}");

  @Test
  void the_service_serves_the_document() throws Exception {
    serve();

    assertThat(json(get("/openapi.json"))).isEqualTo(document());
  }

  /** On the server itself: an answer without an end is no route's. EventsTest listens to it. */
  private static final Set<String> STREAMS = Set.of("GET /api/v1/events");

  @Test
  void every_operation_has_a_route_and_every_route_is_an_operation() throws Exception {
    serve();
    Set<String> served =
        context().getRestRegistry().listAllRestServices().stream()
            .map(route -> route.getMethod().toUpperCase(Locale.ROOT) + " " + path(route))
            .filter(name -> !NOT_DESCRIBED.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(served).doesNotContainAnyElementsOf(STREAMS);
    served.addAll(STREAMS);
    assertThat(served).isEqualTo(described());
  }

  private static String path(RestRegistry.RestService route) {
    String base = route.getBasePath() == null ? "" : route.getBasePath();
    return base + (route.getUriTemplate() == null ? "" : route.getUriTemplate());
  }

  @Test
  void every_operation_answers_what_its_schema_says() throws Exception {
    api.then(Reply.json(array(aTrialRun(), "{}")));
    serve();
    standIns();
    Set<String> answered = new TreeSet<>();

    HttpResponse<String> queued = post("/api/v1/runs", "");
    answered.add(conforms("POST /api/v1/runs", queued, 202));
    awaitStatus(1, "SUCCEEDED");
    answered.add(conforms("GET /api/v1/runs", get("/api/v1/runs"), 200));
    answered.add(conforms("GET /api/v1/runs/{id}", get("/api/v1/runs/1"), 200));
    answered.add(conforms("DELETE /api/v1/runs/{id}", delete("/api/v1/runs/1"), 409));
    answered.add(
        conforms(
            "GET /api/v1/coverage", get("/api/v1/coverage?from=2023-05-30&to=2023-06-01"), 200));
    answered.add(conforms("GET /api/v1/quarantine", get("/api/v1/quarantine"), 200));
    answered.add(conforms("GET /api/v1/cards", get("/api/v1/cards"), 200));
    for (JsonNode card : json(get("/api/v1/cards"))) {
      String path = "/api/v1/cards/" + card.get("key").asText();
      answered.add(conforms("GET /api/v1/cards/{key}", get(path), 200));
    }
    answered.addAll(STREAMS);
    String replay = "POST /api/v1/quarantine/replay";
    answered.add(conforms(replay, post("/api/v1/quarantine/replay", ""), 202));
    awaitStatus(2, "SUCCEEDED");
    execute("update quarantine set status = 'DISMISSED'");
    conforms(replay, post("/api/v1/quarantine/replay", ""), 200);

    assertThat(answered).isEqualTo(described());
    assertThat(rows("select trigger from load_run order by id"))
        .containsExactly("MANUAL", "REPLAY");
  }

  @Test
  void refusals_answer_what_their_schema_says() throws Exception {
    serve();
    execute(
        """
        insert into load_run (client, trigger, "from", "to", asked, time_zone, status, holder, lease_until)
        values ('Uni', 'MANUAL', '2023-05-31', '2023-05-31', '{[2023-05-31,2023-05-31]}', 'UTC', 'RUNNING', 'another host', now() + interval '1 hour')
        """);

    conforms("POST /api/v1/runs", post("/api/v1/runs", ""), 409);
    conforms("POST /api/v1/runs", post("/api/v1/runs", "{\"x\":1}"), 400);
    conforms("GET /api/v1/runs", get("/api/v1/runs?limit=x"), 400);
    conforms("GET /api/v1/runs/{id}", get("/api/v1/runs/77"), 404);
    conforms("GET /api/v1/cards/{key}", get("/api/v1/cards/none"), 404);
    conforms("DELETE /api/v1/runs/{id}", delete("/api/v1/runs/1"), 202);
  }

  @Test
  void a_body_unlike_the_schema_is_found() throws Exception {
    JsonNode schema = document().at("/components/schemas/Problem");

    assertThat(faults(schema, JSON.readTree("{\"type\":\"a\",\"title\":\"b\",\"status\":\"4\"}")))
        .hasSize(2);
  }

  /** Routes that are not shipped yet. */
  private void standIns() throws Exception {
    context()
        .addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                if (context().getRoute("coverage") == null) {
                  from("direct:coverage")
                      .process(
                          e ->
                              e.getMessage().setBody(coverage(e.getMessage().getBody(Days.class))));
                }
                if (context().getRoute("quarantine-reasons") == null) {
                  from("direct:quarantine-reasons")
                      .setBody(e -> List.of(Map.of("reason", "r", "count", 1, "sample", "s")));
                }
                if (context().getRoute("replay-request") == null) {
                  from("direct:replay-request").process(e -> e.getMessage().setBody(replay()));
                }
              }
            });
  }

  private static List<DayCoverage> coverage(Days days) {
    return days.list().stream()
        .map(day -> new DayCoverage(day, DayCoverage.State.COMPLETE, 1L, 2, 0, true))
        .toList();
  }

  private RunRequest replay() throws Exception {
    return value("select count(*) from quarantine where status = 'OPEN'").equals("0")
        ? null
        : new RunRequest(Trigger.REPLAY, Days.of(DAY));
  }

  private CamelContext context() {
    try {
      Field main = Lms.class.getDeclaredField("main");
      main.setAccessible(true);
      return ((Main) main.get(service)).getCamelContext();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("lms.Lms has no field main any more", e);
    }
  }

  /** Checks status, kind and body of an answer against the document; returns the operation. */
  private static String conforms(String operation, HttpResponse<String> answer, int status)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    String[] parts = operation.split(" ");
    JsonNode described =
        resolved(
            document()
                .get("paths")
                .get(parts[1])
                .get(parts[0].toLowerCase(Locale.ROOT))
                .get("responses")
                .get(String.valueOf(status)));
    String kind = answer.headers().firstValue("Content-Type").orElseThrow();
    JsonNode schema = described.get("content").get(kind).get("schema");
    assertThat(faults(schema, json(answer))).as(operation + ": " + answer.body()).isEmpty();
    described
        .path("headers")
        .fields()
        .forEachRemaining(
            header -> {
              if (header.getValue().path("required").asBoolean()) {
                assertThat(answer.headers().firstValue(header.getKey())).isPresent();
              }
            });
    return operation;
  }

  private static JsonNode resolved(JsonNode node) throws IOException {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document().at(reference.substring(1));
  }

  private static Set<ValidationMessage> faults(JsonNode schema, JsonNode body) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.set("allOf", JSON.createArrayNode().add(schema));
    root.set("components", document().get("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(root, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build())
        .validate(body);
  }

  private static Set<String> described() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document().get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (!operation.getKey().equals("parameters")) {
          names.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    return names;
  }

  private static JsonNode document() throws IOException {
    return JSON.readTree(Files.readString(FILE));
  }
}
