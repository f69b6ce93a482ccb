package lms.house;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lms.faults.Survives;
import lms.security.Secures;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.support.TestDatabase;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Headers of the API's reply steer nothing: mail, file and database are as without them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HeadersTest extends RouteTest {
  private static final String RECORDS =
      array(aTrialRun(), aSubmission(), "{\"lti_user_id\": null}");

  /** Everything that is not a time of day. */
  private static final List<String> QUERIES =
      List.of(
          "select to_jsonb(a) - 'first_seen_at' from attempts a order by 1",
          "select to_jsonb(q) - 'first_seen_at' - 'last_seen_at' from quarantine q order by 1",
          "select to_jsonb(d) - 'updated_at' from daily_stats d order by 1",
          "select to_jsonb(d) from load_day d order by 1",
          "select to_jsonb(w) - '{requested_at,finished_at,seconds}'::text[] from load_window w order by 1",
          "select to_jsonb(r) - '{requested_at,started_at,finished_at,lease_until,holder,"
              + "records_per_second}'::text[] from load_run r order by 1");

  @Test
  @Survives("C23")
  @Secures({"S8", "S10", "S20"})
  void a_load_run_comes_out_as_if_the_reply_had_no_headers() throws Exception {
    Map<String, String> plain = outcome("plain", Map.of(), RECORDS);
    try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> planted = outcome("planted", planted(trap.getLocalPort()), RECORDS);

      assertThat(planted).isEqualTo(plain);
      trap.setSoTimeout(50);
      assertThatThrownBy(trap::accept).isInstanceOf(SocketTimeoutException.class);
    }
    assertThat(plain).anySatisfy((name, text) -> assertThat(name).endsWith(".eml"));
    assertThat(plain).anySatisfy((name, text) -> assertThat(name).endsWith(".csv"));
    assertThat(plain.get(QUERIES.get(0))).contains("submit", "run");
    assertThat(outcome("fewer", Map.of(), array(aTrialRun()))).isNotEqualTo(plain);
  }

  @Test
  void an_endpoint_that_keeps_nothing_out_would_let_them_in() throws Exception {
    api.then(Reply.status(200, planted(25), "[]"));
    try (DefaultCamelContext open = new DefaultCamelContext()) {
      open.disableJMX();
      open.start();
      Map<String, Object> headers =
          open.createProducerTemplate()
              .request(api.address().toString(), exchange -> {})
              .getMessage()
              .getHeaders();

      assertThat(headers).containsKeys("To", "Bcc", "From", "Subject", "mail.smtp.host");
    }
  }

  /** Each name in four spellings: as Camel writes it, and as a server may. */
  private static Map<String, String> planted(int trapPort) {
    String trap = "127.0.0.1:" + trapPort;
    Map<String, String> names = new LinkedHashMap<>();
    names.put("To", "eve@evil.example");
    names.put("Bcc", "eve@evil.example");
    names.put("From", "ceo@evil.example");
    names.put("Subject", "pwned");
    names.put("mail.smtp.host", trap);
    names.put("CamelSqlQuery", "select 1 as pwned");
    names.put("CamelHttpResponseCode", "500");
    names.put("CamelHttpUri", "http://" + trap + "/pwned");
    names.put("CamelHttpPath", "/pwned");
    names.put("CamelHttpQuery", "client=pwned");
    names.put("CamelSqlParameters", "pwned");
    names.put("CamelJacksonUnmarshalType", "java.util.Date");
    names.put("CamelFileName", "../pwned");
    names.put("CamelGoogleSheets.range", "pwned!A1");
    names.put("CamelBeanMethodName", "toString");
    names.put("client", "pwned");
    Map<String, String> planted = new LinkedHashMap<>();
    names.forEach(
        (name, value) -> {
          planted.put(name, value);
          planted.put(name.toLowerCase(Locale.ROOT), value);
          planted.put(name.toUpperCase(Locale.ROOT), value);
          planted.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), value);
        });
    assertThat(planted).hasSizeGreaterThan(35);
    return planted;
  }

  /** Every file below {@code place} and the rows of every table after one load run. */
  private Map<String, String> outcome(String place, Map<String, String> headers, String body)
      throws IOException, SQLException {
    database = TestDatabase.withSchema();
    load(Map.of("DATA_DIR", place), Reply.status(200, headers, body));
    Map<String, String> outcome = new TreeMap<>();
    Path all = folder.resolve(place);
    try (Stream<Path> files = Files.walk(all)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> outcome.put(all.relativize(file).toString(), text(file, all)));
    }
    for (String query : QUERIES) {
      outcome.put(query, String.join("\n", rows(query)));
    }
    return outcome;
  }

  /**
   * A file without what is new in each: where it lies, a mail's boundary, the service's port, how
   * long it took.
   */
  private static String text(Path file, Path all) {
    try {
      // A mail breaks its lines (RFC 2045, 6.7) wherever the folder's name makes them too long.
      String text = Files.readString(file).replace("=\r\n", "").replace(all.toString(), "");
      return text.replaceAll("_Part_[\\w.]+", "PART")
          .replaceAll("127.0.0.1:\\d+", "HOST:PORT")
          .replaceAll("took [0-9.]+ s", "took a while");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
