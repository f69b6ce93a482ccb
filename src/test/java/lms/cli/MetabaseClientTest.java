package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import lms.bi.MetabaseStandIn;
import lms.bi.MetabaseStandIn.Call;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What we send, beside Metabase's own command-line client: its schemas, and the client itself. It
 * is fetched with npm where there is npm and a network, and is no part of this program.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MetabaseClientTest extends MetabaseTest {
  private static final String CLIENT = "@metabase/cli@0.3.1";
  private static final Path PLACE = Path.of("target/metabase-cli").toAbsolutePath();
  private static final Path PROGRAM = PLACE.resolve("node_modules/.bin/mb");
  private static final long FETCH_SECONDS = 45;
  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeAll
  static void fetch() throws Exception {
    if (Files.exists(PROGRAM)) {
      return;
    }
    Files.createDirectories(PLACE);
    try {
      Said npm =
          said(
              List.of(
                  "npm",
                  "install",
                  "--prefix",
                  PLACE.toString(),
                  "--no-audit",
                  "--no-fund",
                  CLIENT));
      assumeTrue(
          npm.status() == 0,
          "SKIPPED: npm could not fetch " + CLIENT + "; Metabase's own schemas were not asked");
    } catch (IOException e) {
      abort("SKIPPED: there is no npm here; Metabase's own schemas were not asked");
    }
  }

  @Test
  void what_we_send_is_as_the_published_schemas_say() throws Exception {
    assertThat(provision().status()).isZero();
    List<Call> sent = metabase.calls();

    assertValid("setup", sent, "POST", "/api/setup");
    assertValid("card create", sent, "POST", "/api/card");
    assertValid("dashboard create", sent, "POST", "/api/dashboard");
    assertValid("dashboard update", sent, "PUT", "/api/dashboard/\\d+");
    assertValid("collection create", sent, "POST", "/api/collection");
  }

  @Test
  void the_client_reads_what_we_built_and_sends_it_again() throws Exception {
    assertThat(provision().status()).isZero();
    Call card = first(metabase.calls(), "POST", "/api/card");
    int board = metabase.store().dashboards().keySet().iterator().next();
    int number = metabase.store().cards().keySet().iterator().next();

    assertDone(mb("dashboard", "get", String.valueOf(board), "--full", "--max-bytes", "0"));
    assertDone(mb("card", "get", String.valueOf(number), "--full", "--max-bytes", "0"));
    Path query = folder.resolve("query.json");
    Files.writeString(query, card.body().get("dataset_query").toString());
    assertThat(mb("query", "--dry-run", "--file", query.toString()).said()).contains("true");
    Path file = folder.resolve("card.json");
    Files.writeString(file, card.body().toString().replaceFirst("\"entity_id\":\"[^\"]+\",?", ""));
    assertDone(mb("card", "create", "--file", file.toString()));
    assertThat(metabase.store().cards()).hasSize((int) CARDS + 1);
  }

  private static void assertDone(Said said) {
    assertThat(said.status()).as(said.said()).isZero();
  }

  private void assertValid(String command, List<Call> sent, String method, String path)
      throws Exception {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("--help", "--json"));
    JsonNode schema = JSON.readTree(mb(words.toArray(String[]::new)).said()).get("inputSchema");
    List<Call> such =
        sent.stream().filter(c -> c.method().equals(method) && c.path().matches(path)).toList();
    assertThat(such).as(command).isNotEmpty();
    for (Call call : such) {
      Set<ValidationMessage> wrong =
          JsonSchemaFactory.getInstance(VersionFlag.V202012)
              .getSchema(schema)
              .validate(call.body());
      assertThat(wrong).as(command + " " + call.body()).isEmpty();
    }
    JsonNode empty = JSON.createObjectNode().put("name", 7);
    assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema).validate(empty))
        .as(command + " can be wrong")
        .isNotEmpty();
  }

  private static Call first(List<Call> calls, String method, String path) {
    return calls.stream()
        .filter(c -> c.method().equals(method) && c.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private Said mb(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(words));
    if (!List.of(words).contains("--help")) {
      command.addAll(List.of("--url", metabase.url(), "--api-key", MetabaseStandIn.API_KEY));
    }
    return said(command);
  }

  /** Standard output and how it ended. */
  private record Said(int status, String said) {}

  private static Said said(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(PLACE, "said", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile());
    builder.redirectErrorStream(!command.contains("--help")); // npm's own warnings are none of it
    if (command.contains(PROGRAM.toString())) {
      builder.environment().put("HOME", PLACE.toString()); // not as whoever runs the tests
    }
    Process process = builder.start();
    if (!process.waitFor(FETCH_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return new Said(-1, "not done after " + FETCH_SECONDS + " s");
    }
    String said = Files.readString(output);
    Files.delete(output);
    return new Said(process.exitValue(), said);
  }
}
