package lms.house;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import lms.security.Secures;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped routes read as files: Camel's own schema, and rules of ours. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutesTest {
  private static final List<RouteFile> SHIPPED = RouteFile.shipped();
  private static final Set<String> NAMES = SHIPPED.stream().map(RouteFile::name).collect(toSet());
  private static final JsonSchema SCHEMA = schema();

  /** Those that commands ask. */
  private static final Set<String> ASKED =
      Set.of(
          "run",
          "adopt",
          "coverage",
          "history",
          "last-mail",
          "load-runs",
          "metabase",
          "probe",
          "ready",
          "sheet-probe",
          "quarantine-count",
          "quarantine-dismiss",
          "quarantine-reasons",
          "replay-request");

  /** Each says what is wrong with a file. */
  enum Rule {
    SCHEMA(RoutesTest::unlikeTheSchema),
    SHAPE(RouteRules::shape),
    TARGETS(file -> RouteRules.targets(file, NAMES)),
    BANS(RouteRules::bans),
    CALLS(RouteRules::calls),
    TRANSACTIONS(RouteRules::transactions),
    SPLITS(RouteRules::splits),
    STREAMS(RouteRules::streams),
    HEADERS(RouteRules::headers);

    private final Function<RouteFile, List<String>> check;

    Rule(Function<RouteFile, List<String>> check) {
      this.check = check;
    }

    List<String> of(RouteFile file) {
      return check.apply(file).stream().map(wrong -> file.name() + ": " + wrong).toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  @Secures({"S1", "S10", "S11", "S12", "S13", "S14", "S53"})
  void every_route_keeps_the_rule(Rule rule) {
    assertThat(SHIPPED).isNotEmpty();
    assertThat(SHIPPED).flatExtracting(rule::of).isEmpty();
  }

  @Test
  void every_route_is_called_by_another_or_by_a_command_or_rung_by_a_clock() {
    Stream<String> called = SHIPPED.stream().flatMap(RouteRules::called);
    Stream<String> rung =
        SHIPPED.stream()
            .filter(file -> !file.route().path("from").path("uri").asText().startsWith("direct:"))
            .map(RouteFile::name);

    assertThat(Stream.of(called, rung, ASKED.stream()).flatMap(names -> names).collect(toSet()))
        .isEqualTo(NAMES);
  }

  @Test
  void a_good_route_breaks_no_rule() {
    RouteFile good = sample("to: direct:claim");

    assertThat(Stream.of(Rule.values()).flatMap(rule -> rule.of(good).stream())).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SCHEMA       | tu: direct:claim                                   | tu
          TARGETS      | to: direct:nowhere                                 | no route nowhere
          BANS         | toD: direct:claim                                  | uses toD
          BANS         | setBody: { groovy: { expression: "1" } }           | uses groovy
          BANS         | to: seda:claim                                     | no check knows
          BANS         | wireTap: { uri: "direct:claim" }                   | dynamicUri
          CALLS        | bean: { ref: ledger }                              | without fixed
          CALLS        | bean: { ref: "${header.x}", method: close }        | without fixed
          CALLS        | bean: { ref: ledger, method: "${body}" }           | without fixed
          CALLS        | setBody: { method: { beanType: java.lang.Runtime } } | without fixed
          CALLS        | to: "sql:select 1"                                 | no file of sql
          TRANSACTIONS | filter: { steps: [ transacted: { ref: x } ] }      | beside transacted
          SPLITS       | split: { stopOnException: "true", steps: [ to: direct:validate ] } | dead-letters
          STREAMS      | to: { uri: "{{lms.api.url}}" }                     | endpoint caches
          STREAMS      | to: { uri: "{{lms.api.url}}", parameters: { disableStreamCache: "true" } } | route caches
          HEADERS      | to: file:x                                         | before file:x
          HEADERS      | filter: { steps: [ to: smtp:x ] }                  | before smtp:x
          HEADERS      | choice: { otherwise: { steps: [ removeHeaders: { pattern: "To" }, to: google-sheets:x ] } } | before google-sheets:x
          """)
  void these_rules_can_be_broken(Rule rule, String step, String says) {
    assertThat(rule.of(sample(step))).anyMatch(wrong -> wrong.contains(says));
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id: sample          | id: other          | id is not the file's name
          direct:sample       | direct:other       | from is not direct:ID
          description: A good | # description: A   | has no description
          # In: nothing       | # Nothing goes in  | does not begin with # In:
          Out: nothing        | nothing comes out  | does not begin with # In:
          - route:            | - route: {}\\n- route: | not exactly one route
          - route:            | - rest: {}\\n- route:  | more than routes
          """)
  void the_shape_can_be_wrong(String instead, String of, String says) {
    String text = sample("to: direct:claim").text().replace(instead, of.replace("\\n", "\n"));

    assertThat(Rule.SHAPE.of(RouteFile.of("sample", text))).anyMatch(wrong -> wrong.contains(says));
  }

  private static RouteFile sample(String step) {
    return RouteFile.of(
        "sample",
        """
        # In: nothing.  Out: nothing.
        - route:
            id: sample
            description: A good route
            from:
              uri: direct:sample
              steps:
                - %s
        """
            .formatted(step));
  }

  private static List<String> unlikeTheSchema(RouteFile file) {
    return SCHEMA.validate(file.tree()).stream()
        .filter(message -> !isPlaceholder(message.getInstanceNode()))
        .map(ValidationMessage::getMessage)
        .toList();
  }

  /** Camel puts in a value of the type wanted before it reads the whole. */
  private static boolean isPlaceholder(JsonNode node) {
    return node != null && node.asText().matches("\\{\\{.+}}");
  }

  /** Camel writes values of every type as text, so text may stand for a boolean. */
  private static JsonSchema schema() {
    try (InputStream schema =
        RoutesTest.class.getClassLoader().getResourceAsStream("schema/camelYamlDsl.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V4)
          .getSchema(schema, SchemaValidatorsConfig.builder().typeLoose(true).build());
    } catch (IOException e) {
      throw new IllegalStateException("camel-yaml-dsl has no schema", e);
    }
  }
}
