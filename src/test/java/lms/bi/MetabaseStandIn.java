package lms.bi;

import static lms.bi.Refused.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Metabase's REST API as far as it is used, on loopback. Stricter than Metabase, which drops what
 * it does not know: here an unknown key is refused. Cards are executed on the real database.
 */
public final class MetabaseStandIn implements AutoCloseable {
  public static final String USER = "admin@uni.example";
  public static final String PASSWORD = "canary-of-metabase-1";
  public static final String API_KEY = "mb_canary-of-the-key";

  static final ObjectMapper JSON = new ObjectMapper();
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Pattern QUERY =
      Pattern.compile("/api/dashboard/(\\d+)/dashcard/(\\d+)/card/(\\d+)/query");
  private static final Pattern NUMBERED = Pattern.compile("(/api/\\w+)/([\\w-]+)(/\\w+)?");

  /** A request with what became of it. */
  public record Call(String method, String path, JsonNode body, int status, JsonNode answer) {
    public String line() {
      return method + " " + path + " " + status;
    }
  }

  private final HttpServer server;
  private final List<Call> calls = new ArrayList<>();
  private final Map<String, String> settings = new ConcurrentHashMap<>();
  private final Set<String> readOnly = new HashSet<>();
  private final MetabaseStore store;
  private String session;
  private Optional<String> setupToken = Optional.of(UUID.randomUUID().toString());
  private String version = "v0.64.6";
  private int starting;

  /**
   * @param today what relative dates count from
   */
  public MetabaseStandIn(LocalDate today) throws IOException {
    this(today, HttpServer.create(ANY_PORT, 0));
  }

  private MetabaseStandIn(LocalDate today, HttpServer server) {
    this.store = new MetabaseStore(today, settings);
    this.server = server;
    settings.put("enable-public-sharing", "true");
    server.createContext("/", this::handle);
    server.start();
  }

  /** The same behind TLS. */
  public static MetabaseStandIn encrypted(LocalDate today, SSLContext shown) throws IOException {
    HttpsServer server = HttpsServer.create(ANY_PORT, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(shown));
    return new MetabaseStandIn(today, server);
  }

  public String url() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return scheme + "://localhost:" + server.getAddress().getPort();
  }

  /** Has its first user already. */
  public MetabaseStandIn used() {
    setupToken = Optional.empty();
    return this;
  }

  public MetabaseStandIn set(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  /** As {@link #set}, and the API cannot change it. */
  public MetabaseStandIn ofEnvironment(String setting, String value) {
    readOnly.add(setting);
    return set(setting, value);
  }

  public MetabaseStandIn version(String tag) {
    version = tag;
    return this;
  }

  /** Answers so often that it is not up yet. */
  public MetabaseStandIn startingFor(int requests) {
    starting = requests;
    return this;
  }

  public MetabaseStore store() {
    return store;
  }

  public String setting(String key) {
    return settings.get(key);
  }

  /** What was asked since the last time this was asked. */
  public synchronized List<Call> calls() {
    List<Call> all = List.copyOf(calls);
    calls.clear();
    return all;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    JsonNode body = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
    int status = 200;
    JsonNode answer;
    try {
      answer = answer(exchange, path.replaceFirst("\\?.*", ""), body);
      status = path.endsWith("/query") ? 202 : answer.isMissingNode() ? 204 : 200;
    } catch (Refused e) {
      status = e.status;
      answer =
          status == 400
              ? JSON.createObjectNode().put("message", e.getMessage())
              : JSON.getNodeFactory().textNode(e.getMessage());
    }
    calls.add(new Call(exchange.getRequestMethod(), path, body, status, answer));
    byte[] text = answer.isMissingNode() ? new byte[0] : JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
    // Head and body leave apart; on a connection that stays open the body would wait 40 ms for the
    // client to acknowledge the head.
    exchange.getResponseHeaders().set("Connection", "close");
    exchange.sendResponseHeaders(status, text.length == 0 ? -1 : text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  private JsonNode answer(HttpExchange exchange, String path, JsonNode body) {
    String method = exchange.getRequestMethod();
    switch (method + " " + path) {
      case "GET /api/health":
        if (starting-- > 0) {
          throw new Refused(503, "{\"status\":\"initializing\",\"progress\":0.3}");
        }
        return JSON.createObjectNode().put("status", "ok");
      case "GET /api/session/properties":
        return properties();
      case "POST /api/setup":
        return setUp(body);
      case "POST /api/session":
        MetabaseContract.keys(body, "username", "password");
        return logIn(body.path("username").asText(), body.path("password").asText());
      default:
        check(
            isKnown(exchange.getRequestHeaders().getFirst("X-Metabase-Session"), session)
                || isKnown(exchange.getRequestHeaders().getFirst("x-api-key"), API_KEY),
            401,
            "Unauthenticated");
        return ofUser(method, path, body);
    }
  }

  private static boolean isKnown(String given, String expected) {
    return expected != null && expected.equals(given);
  }

  private ObjectNode properties() {
    ObjectNode properties = JSON.createObjectNode();
    properties.put("has-user-setup", setupToken.isEmpty());
    properties.put("setup-token", setupToken.orElse(null));
    properties.put("enable-public-sharing", settings.get("enable-public-sharing").equals("true"));
    properties.putObject("version").put("tag", version);
    properties.put("site-url", settings.get("site-url"));
    return properties;
  }

  private JsonNode setUp(JsonNode body) {
    check(
        setupToken.isPresent(),
        403,
        "The /api/setup route can only be used to create the first user.");
    MetabaseContract.setup(body);
    check(body.path("token").asText().equals(setupToken.get()), 400, "Token does not match");
    setupToken = Optional.empty();
    return logIn(
        body.path("user").path("email").asText(), body.path("user").path("password").asText());
  }

  private JsonNode logIn(String user, String password) {
    check(user.equals(USER) && password.equals(PASSWORD), 401, "did not match stored password");
    session = UUID.randomUUID().toString();
    return JSON.createObjectNode().put("id", session);
  }

  private JsonNode ofUser(String method, String path, JsonNode body) {
    Matcher query = QUERY.matcher(path);
    if (query.matches() && method.equals("POST")) {
      return store.execute(number(query, 1), number(query, 2), number(query, 3), body);
    }
    if (path.startsWith("/api/setting/")) {
      return setting(method, path.substring("/api/setting/".length()), body);
    }
    Matcher numbered = NUMBERED.matcher(path);
    if (!numbered.matches()) {
      return store.all(method, path, body);
    }
    String below = numbered.group(3) == null ? "" : numbered.group(3);
    return store.one(method, numbered.group(1) + "/:id" + below, numbered.group(2), body);
  }

  private JsonNode setting(String method, String key, JsonNode body) {
    if (method.equals("PUT")) {
      MetabaseContract.keys(body, "value");
      check(
          !readOnly.contains(key), 400, "You cannot set " + key + ": it is set by the environment");
      settings.put(key, body.path("value").asText());
      return JSON.missingNode();
    }
    String value = settings.get(key);
    return value == null ? JSON.missingNode() : JSON.getNodeFactory().textNode(value);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
