package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lms.bi.Report.Thing;
import lms.texts.Language;

/** Gets us into a Metabase: waits until it is up, sets a fresh one up, logs in. */
final class Door {
  /** The oldest that takes what we write; its own command-line client asks for the same. */
  static final int OLDEST = 58;

  private static final Pattern VERSION = Pattern.compile("v?[01]\\.(\\d+).*");
  private static final int STARTING = 503;

  /** Three minutes. */
  private static final int LOOKS = 115;

  private final Metabase metabase;
  private final Access access;
  private final Pen pen;

  Door(Metabase metabase, Access access, Pen pen) {
    this.metabase = metabase;
    this.access = access;
    this.pen = pen;
  }

  /** What Metabase says of itself before a login; a starting one is waited for, three minutes. */
  JsonNode properties() {
    Answer health = metabase.send("GET", "/api/health", null, 0);
    for (int i = 0; health.status() == STARTING && i < LOOKS; i++) {
      health = metabase.send("GET", "/api/health", null, Metabase.pause(i));
    }
    if (health.isRedirect()) {
      throw new BiProblem("bi.redirected", "GET /api/health", health.status());
    }
    if (health.status() == STARTING) {
      throw new BiProblem("bi.starting", access.url().toString());
    }
    if (!"ok".equals(health.body().path("status").asText())) {
      throw new BiProblem("bi.no-metabase", access.url().toString(), health.status());
    }
    JsonNode properties = metabase.get("/api/session/properties");
    Matcher version = VERSION.matcher(version(properties));
    if (version.matches() && Integer.parseInt(version.group(1)) < OLDEST) {
      throw new BiProblem("bi.old", version(properties), OLDEST);
    }
    return properties;
  }

  static String version(JsonNode properties) {
    return properties.path("version").path("tag").asText("?");
  }

  /** Whether nobody has an account yet. */
  static boolean isFresh(JsonNode properties) {
    return !properties.path("has-user-setup").asBoolean()
        && properties.path("setup-token").isTextual();
  }

  /** Makes the first user, an administrator, and goes on as that one. */
  void setUp(JsonNode properties, Language language) {
    Access.Login login = login();
    JsonNode body =
        Json.object(
            "token",
            properties.path("setup-token").asText(),
            "user",
            Json.object("email", login.user(), "password", login.password().value()),
            "prefs",
            Json.object(
                "site_name", Provision.NAME, "site_locale", language.locale().getLanguage()));
    pen.create(Thing.SETUP, login.user(), "/api/setup", body)
        .ifPresent(answer -> metabase.session(answer.path("id").asText()));
  }

  /** A login is tried once: Metabase shuts out who tries too often. */
  void logIn() {
    if (access.apiKey().isPresent()) {
      metabase.apiKey(access.apiKey().get());
      return;
    }
    Access.Login login = login();
    JsonNode body = Json.object("username", login.user(), "password", login.password().value());
    Answer answer = metabase.send("POST", "/api/session", body, 0);
    if (!answer.isGood()) {
      throw new BiProblem("bi.login", login.user(), answer.status(), answer.reason());
    }
    metabase.session(answer.body().path("id").asText());
  }

  private Access.Login login() {
    return access.login().orElseThrow(() -> new BiProblem("bi.no-login"));
  }

  /**
   * Chooses for the whole Metabase what only who has set it up may. One that Metabase got from its
   * environment cannot be changed and stays.
   */
  void settle(String zone) {
    settle("report-timezone", new TextNode(zone));
    settle("anon-tracking-enabled", BooleanNode.FALSE);
  }

  private void settle(String key, JsonNode value) {
    String path = "/api/setting/" + key;
    boolean same = metabase.find(path).map(JsonNode::asText).equals(Optional.of(value.asText()));
    if (!same && metabase.send("PUT", path, Json.object("value", value), 0).isGood()) {
      pen.remember(Thing.SETTING, key);
    }
  }
}
