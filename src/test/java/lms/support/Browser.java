package lms.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real browser without a window: Chromium, driven over its DevTools protocol. */
public final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 90;
  private static final String LISTENING = "DevTools listening on ";

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger number = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> file = new CompletableFuture<>();
  private String session;

  /**
   * Starts one with nothing in it.
   *
   * @param program see {@link #installed}
   * @param folder for its files
   */
  public Browser(Path program, Path folder) throws Exception {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address(), new Listener())
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    JsonNode page = command("Target.createTarget", Map.of("url", "about:blank"));
    session =
        command(
                "Target.attachToTarget",
                Map.of("targetId", page.get("targetId").asText(), "flatten", true))
            .get("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      command(domain + ".enable", Map.of());
    }
  }

  /** The program, if this machine has it. */
  public static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(folder -> Stream.of("chromium", "chromium-browser").map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** It says on stderr where it listens, and other things, which nobody reads. */
  private URI address() throws Exception {
    CompletableFuture<URI> said = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(
                      new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  if (line.startsWith(LISTENING)) {
                    said.complete(URI.create(line.substring(LISTENING.length())));
                  }
                }
              } catch (IOException e) {
                said.completeExceptionally(e);
              }
            });
    reader.setDaemon(true);
    reader.start();
    return said.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Sends these headers with every request from now on. */
  public void always(Map<String, String> headers) throws Exception {
    command("Network.setExtraHTTPHeaders", Map.of("headers", headers));
  }

  /** From now on nothing comes from addresses like this, {@code *} for anything. */
  public void block(String pattern) throws Exception {
    command("Network.setBlockedURLs", Map.of("urls", List.of(pattern)));
  }

  /** Makes the window so wide, in CSS pixels. */
  public void width(int pixels) throws Exception {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", pixels < 500));
  }

  /** What the person's screen is set to, {@code light} or {@code dark}. */
  public void scheme(String scheme) throws Exception {
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    command("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /** Goes to an address; whatever was said or asked before is forgotten. */
  public void open(String address) throws Exception {
    events.clear();
    command("Page.navigate", Map.of("url", address));
  }

  /** The value of an expression in the page. */
  public JsonNode evaluate(String expression) throws Exception {
    JsonNode said =
        command(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (said.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + said.get("exceptionDetails"));
    }
    return said.get("result").path("value");
  }

  /** Waits until an expression is true in the page. */
  public void until(String condition) throws Exception {
    try {
      evaluate(
          "new Promise(done => { const look = () => { let is = false; try { is = %s } catch { }"
                  .formatted(condition)
              + " if (is) done(true); else setTimeout(look, 20) }; look() })");
    } catch (TimeoutException e) {
      throw new AssertionError("never true: " + condition + "; " + complaints(), e);
    }
  }

  /** Presses a key and lets it go. */
  public void press(String key) throws Exception {
    String text = key.equals("Enter") ? "\r" : "";
    int code = Map.of("Tab", 9, "Enter", 13, "Escape", 27, "ArrowUp", 38).get(key);
    for (String type : List.of("keyDown", "keyUp")) {
      Map<String, Object> event =
          Map.of(
              "type", type, "key", key, "code", key, "text", text, "windowsVirtualKeyCode", code);
      command("Input.dispatchKeyEvent", event);
    }
  }

  /** What the console shows: messages, exceptions, violations of the policy. */
  public List<String> complaints() {
    return events.stream()
        .filter(
            event ->
                List.of("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
                    .contains(event.get("method").asText()))
        .map(event -> event.get("params").toString())
        .toList();
  }

  /** The addresses it asked for. */
  public List<String> requests() {
    return events.stream()
        .filter(event -> event.get("method").asText().equals("Network.requestWillBeSent"))
        .map(event -> event.at("/params/request/url").asText())
        .toList();
  }

  /** Waits until it is given a file of that name to keep. */
  public void awaitDownload(String name) throws Exception {
    file.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(file.join()).isEqualTo(name);
  }

  private JsonNode command(String method, Map<String, Object> parameters) throws Exception {
    int id = number.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    Map<String, Object> message =
        session == null
            ? Map.of("id", id, "method", method, "params", parameters)
            : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
    socket.sendText(JSON.writeValueAsString(message), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Ends it; returns when nothing of it writes into its folder any more. */
  @Override
  public void close() throws Exception {
    List<ProcessHandle> all = process.descendants().toList();
    try {
      command("Browser.close", Map.of());
    } catch (ExecutionException e) {
      // it has hung up instead of answering
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    for (ProcessHandle child : all) {
      child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        take(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      IOException gone = new IOException("the browser has hung up");
      asked.values().forEach(answer -> answer.completeExceptionally(gone));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      asked.values().forEach(answer -> answer.completeExceptionally(error));
    }

    private void take(String message) {
      try {
        JsonNode said = JSON.readTree(message);
        if (!said.has("id")) {
          events.add(said);
          if (said.get("method").asText().equals("Page.downloadWillBegin")) {
            file.complete(said.at("/params/suggestedFilename").asText());
          }
        } else if (said.has("error")) {
          asked
              .remove(said.get("id").asInt())
              .completeExceptionally(new IOException(said.get("error").toString()));
        } else {
          asked.remove(said.get("id").asInt()).complete(said.get("result"));
        }
      } catch (IOException e) {
        throw new IllegalStateException("not JSON: " + message, e);
      }
    }
  }
}
