package lms.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lms.support.SheetsStandIn.Call;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What {@code docs/sheet.md} shows of the wire to Google. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetWirePageTest extends SheetTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void the_requests_of_one_publish_are_those_of_the_documentation() throws Exception {
    service.report();
    service.day("2023-05-31", 11);
    service.day("2023-06-01", 20);
    int before = google.calls().size();

    service.report();

    List<Call> calls = google.calls().subList(before, google.calls().size());
    StringBuilder wire = new StringBuilder();
    for (Call call : calls) {
      wire.append("%s %s%n".formatted(call.method(), call.target()));
      if (!call.body().isEmpty()) {
        wire.append("  ").append(body(call)).append('\n');
      }
    }
    Files.writeString(Path.of("target/sheet-wire.txt"), wire);
    assertThat(calls).hasSize(4);
    assertThat(Files.readString(Path.of("docs/sheet.md"))).contains(wire);
  }

  /** One range a line. */
  private static String body(Call call) throws Exception {
    return JSON.readTree(call.body()).toString().replace("},{", "},\n   {");
  }
}
