package lms.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Google, as far as the sheet needs it: token endpoint and Sheets API on loopback, one spreadsheet
 * in memory, faults on demand.
 */
public final class SheetsStandIn implements AutoCloseable {
  /** The spreadsheet it has. */
  public static final String SPREADSHEET = "standin-spreadsheet";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = "standin-access-token";

  /** What is asked of it. */
  public enum Kind {
    TOKEN,
    METADATA,
    READ,
    WRITE,
    RESHAPE
  }

  /**
   * A request as it came.
   *
   * @param target path and query, readable
   * @param body {@code ""} if it has none
   */
  public record Call(String method, String target, String body) {}

  /** What somebody does at an awkward moment. */
  @FunctionalInterface
  public interface Deed {
    void run() throws Exception;
  }

  /** What happens to a call instead of its being answered. */
  private interface Fault {
    void happen(Kind kind, HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final Map<Kind, Queue<Fault>> faults = new EnumMap<>(Kind.class);
  private final Map<Kind, Deed> deeds = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> requests = new EnumMap<>(Kind.class);
  private final List<Call> calls = new ArrayList<>();
  private final SheetsWorkbook workbook = new SheetsWorkbook();
  private final SheetsApi api = new SheetsApi(workbook);
  private final HttpServer server;
  private boolean readOnly;

  /** Starts on a free port. */
  public SheetsStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The spreadsheet. */
  public SheetsWorkbook workbook() {
    return workbook;
  }

  /** The key of the one service account it knows. */
  public String credentialsJson() {
    return credentialsJson(rootUrl().resolve("token"));
  }

  /** The same for somebody who has to ask elsewhere for a token. */
  public String credentialsJson(URI tokens) {
    return SheetsToken.credentialsJson(tokens);
  }

  /** The address of that account. */
  public String accountEmail() {
    return SheetsToken.EMAIL;
  }

  /** Root of the Sheets API. */
  public URI rootUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Settings that make the program write to this Google. */
  public Map<String, String> settings() {
    return settings(rootUrl(), rootUrl().resolve("token"));
  }

  /** The same by other ways. */
  public Map<String, String> settings(URI root, URI tokens) {
    byte[] key = credentialsJson(tokens).getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "GOOGLE_SHEETS_CREDENTIALS_BASE64", Base64.getEncoder().encodeToString(key),
        "SPREADSHEET_ID", SPREADSHEET,
        "GOOGLE_SHEETS_URL", root.toString());
  }

  /** Answers the next such request with {@code status} and Google's error object. */
  public void fail(Kind kind, int status, String message) {
    instead(kind, (asked, exchange) -> SheetsHttp.send(exchange, error(status, message)));
  }

  /** From now on the account may only read: what would change the spreadsheet is refused. */
  public synchronized void readOnly() {
    readOnly = true;
  }

  /** Answers the next request for a token as Google does when the key or the clock is wrong. */
  public void refuseToken() {
    SheetsHttp.Answer refusal = new SheetsHttp.Answer(400, "{\"error\":\"invalid_grant\"}");
    instead(Kind.TOKEN, (asked, exchange) -> SheetsHttp.send(exchange, refusal));
  }

  /** Carries out the next such request, but drops the connection instead of answering. */
  public void loseReply(Kind kind) {
    instead(kind, this::answer);
  }

  /** Does not carry out the next such request, and says nothing for so long. */
  public void overhear(Kind kind, Duration silence) {
    instead(kind, (asked, exchange) -> pause(silence));
  }

  /** Carries out the next such request, and hangs up after so many bytes of the answer. */
  public void cutReply(Kind kind, int bytes) {
    instead(kind, (asked, exchange) -> SheetsHttp.cut(exchange, answer(asked, exchange), bytes));
  }

  /** Carries out the next such request, and answers with a byte after each pause. */
  public void dripReply(Kind kind, Duration pause) {
    instead(
        kind,
        (asked, exchange) -> {
          for (byte one : SheetsHttp.begin(exchange, answer(asked, exchange))) {
            pause(pause);
            exchange.getResponseBody().write(one);
            exchange.getResponseBody().flush();
          }
        });
  }

  private static void pause(Duration time) throws InterruptedException {
    new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Does something while the next such request is being carried out. */
  public synchronized void meanwhile(Kind kind, Deed deed) {
    deeds.put(kind, deed);
  }

  private synchronized void instead(Kind kind, Fault fault) {
    faults.computeIfAbsent(kind, none -> new ArrayDeque<>()).add(fault);
  }

  /** How often it was asked that. */
  public synchronized int requests(Kind kind) {
    return requests.getOrDefault(kind, 0);
  }

  /** How often it was asked anything. */
  public synchronized int requests() {
    return requests.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Every request that it carried out, but for those for a token. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Every change that is no value, as it came. */
  public synchronized List<JsonNode> reshaped() {
    return List.copyOf(api.reshaped());
  }

  /** Forgets the faults that have not happened yet. */
  public synchronized void heal() {
    faults.clear();
  }

  /** Forgets tabs, counts and faults: as new, but for the tokens it has given. */
  public synchronized void reset() {
    workbook.clear();
    api.reshaped().clear();
    faults.clear();
    deeds.clear();
    requests.clear();
    calls.clear();
    readOnly = false;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Kind kind = kind(exchange);
      requests.merge(kind, 1, Integer::sum);
      Deed deed = deeds.remove(kind);
      if (deed != null) {
        deed.run();
      }
      Fault fault = faults.computeIfAbsent(kind, none -> new ArrayDeque<>()).poll();
      if (fault == null) {
        SheetsHttp.send(exchange, answer(kind, exchange));
      } else {
        fault.happen(kind, exchange);
      }
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private SheetsHttp.Answer answer(Kind kind, HttpExchange exchange) throws IOException {
    String body = SheetsHttp.body(exchange);
    if (readOnly && (kind == Kind.WRITE || kind == Kind.RESHAPE)) {
      return error(403, "The caller does not have permission");
    }
    try {
      return new SheetsHttp.Answer(
          200, kind == Kind.TOKEN ? token(body) : call(kind, exchange, body));
    } catch (SheetsApi.BadRequest | IllegalArgumentException e) {
      return error(400, e.getMessage());
    }
  }

  private static SheetsHttp.Answer error(int status, String message) {
    Map<String, Object> error = Map.of("code", status, "message", message);
    return new SheetsHttp.Answer(status, JSON.valueToTree(Map.of("error", error)).toString());
  }

  private static Kind kind(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/token")) {
      return Kind.TOKEN;
    }
    if (path.endsWith("/values:batchUpdate")) {
      return Kind.WRITE;
    }
    if (path.endsWith(":batchUpdate")) {
      return Kind.RESHAPE;
    }
    return path.contains("/values") ? Kind.READ : Kind.METADATA;
  }

  private static String token(String form) {
    try {
      if (SheetsToken.accepts(form)) {
        return "{\"access_token\":\"%s\",\"expires_in\":3600}".formatted(TOKEN);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new SheetsApi.BadRequest("unreadable assertion: " + e);
    }
    throw new SheetsApi.BadRequest("assertion refused");
  }

  private String call(Kind kind, HttpExchange exchange, String body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      throw new SheetsApi.BadRequest("no token");
    }
    if (!path.startsWith("/v4/spreadsheets/" + SPREADSHEET)) {
      throw new SheetsApi.BadRequest("another spreadsheet: " + path);
    }
    String target = URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8);
    calls.add(new Call(exchange.getRequestMethod(), target, body));
    boolean unformatted =
        SheetsHttp.parameters(exchange, "valueRenderOption").contains("UNFORMATTED_VALUE");
    JsonNode answer =
        switch (kind) {
          case METADATA -> api.metadata();
          case WRITE -> api.write(JSON.readTree(body));
          case RESHAPE -> api.reshape(JSON.readTree(body));
          default ->
              path.endsWith(":batchGet")
                  ? api.read(SheetsHttp.parameters(exchange, "ranges"), unformatted)
                  : api.read(path.substring(path.lastIndexOf("/values/") + 8), unformatted);
        };
    return answer.toString();
  }
}
