package lms.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The page as it is served. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PageTest extends ServiceTest {
  private static final Pattern ASSET = Pattern.compile("\"(/assets/[^\"]+)\"");

  @Test
  void the_page_and_all_it_names_are_served_with_a_policy_that_lets_in_nothing_else()
      throws Exception {
    serve(Map.of("REST_TOKEN", TOKEN, "REPORT_LANGUAGE", "ru", "TIME_ZONE", "Asia/Tokyo"));
    HttpResponse<String> page = get("/?period=90&lang=ru");

    assertThat(page.body())
        .startsWith("<!doctype html>")
        .contains("<html lang=\"ru\" data-zone=\"Asia/Tokyo\" data-today=\"2023-06-01\"")
        .contains("data-may-change=\"true\"")
        .doesNotContain(TOKEN, "{{");
    List<String> named = ASSET.matcher(page.body()).results().map(m -> m.group(1)).toList();
    assertThat(named).hasSizeGreaterThan(30);
    for (String path : named) {
      HttpResponse<String> asset = get(path);
      assertThat(asset.statusCode()).as(path).isEqualTo(200);
      assertThat(headers(asset, "Cache-Control"))
          .containsExactly("private, max-age=31536000, immutable");
      assertThat(headers(asset, "Content-Type").get(0))
          .isEqualTo(
              path.endsWith("js")
                  ? "text/javascript; charset=utf-8"
                  : path.endsWith("css") ? "text/css; charset=utf-8" : "image/svg+xml");
    }
    assertThat(headers(page, "Content-Security-Policy").get(0))
        .startsWith("default-src 'none'; script-src 'self';")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'");
    assertThat(headers(page, "Content-Type")).containsExactly("text/html; charset=utf-8");
    assertThat(headers(page, "Cache-Control")).containsExactly("no-cache");
    assertThat(headers(page, "X-Content-Type-Options")).containsExactly("nosniff");
  }

  @Test
  void the_handbook_is_served_to_whoever_may_see_the_page() throws Exception {
    serve(Map.of("REST_TOKEN", TOKEN));
    HttpResponse<String> page = get("/handbook");

    assertThat(page.body()).contains("<a id=\"mail-api\">", assetOf(page.body(), "handbook.css"));
    assertThat(get(assetOf(page.body(), "handbook.css")).statusCode()).isEqualTo(200);
    assertThat(headers(page, "Content-Security-Policy").get(0)).startsWith("default-src 'none';");
    String anonymous = Raw.ask(port, "GET /handbook HTTP/1.1", "Host: x", "Connection: close");
    assertThat(anonymous).startsWith("HTTP/1.1 401");
  }

  @Test
  void what_the_browser_has_is_not_sent_again_and_what_it_can_unpack_is_packed() throws Exception {
    serve();
    String path = assetOf(get("/").body(), "main.js");
    HttpResponse<byte[]> packed = bytes(to(path).header("Accept-Encoding", "br, gzip;q=0.8"));
    HttpResponse<byte[]> plain = bytes(to(path).header("Accept-Encoding", "gzip;q=0, br"));
    String tag = packed.headers().firstValue("ETag").orElseThrow();

    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
        .isEqualTo(plain.body());
    assertThat(packed.headers().allValues("Vary")).containsExactly("Accept, Accept-Encoding");
    for (String known : List.of(tag, "\"x\", " + tag, "W/" + tag, "*")) {
      HttpResponse<byte[]> again =
          bytes(to(path).header("Accept-Encoding", "gzip").header("If-None-Match", known));
      assertThat(again.statusCode()).as(known).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().firstValue("ETag")).contains(tag);
    }
    assertThat(bytes(to(path).header("If-None-Match", tag)).statusCode())
        .as("the plain bytes are others")
        .isEqualTo(200);
    String page = get("/").headers().firstValue("ETag").orElseThrow();
    assertThat(send(to("/").header("If-None-Match", page)).statusCode()).isEqualTo(304);
  }

  @Test
  void nothing_that_is_not_listed_is_served() throws Exception {
    serve();
    String folder = assetOf(get("/").body(), "main.js").replace("main.js", "");
    for (String path :
        List.of(
            "/index.html",
            "/assets",
            "/assets/",
            folder,
            folder + "index.html",
            folder + "assets.txt",
            folder + "LICENSE",
            folder + "lib/echarts.min.js",
            folder + "../application.properties",
            folder + "%2e%2e/application.properties",
            folder + "main.js/",
            folder + "MAIN.JS",
            folder.replaceAll("[0-9a-f]{12}", "000000000000") + "main.js",
            "/application.properties",
            "/web/main.js",
            "/log4j2.xml",
            "/lms/Lms.class",
            "/favicon.ico")) {
      assertThat(ask("GET " + path)).as(path).startsWith("HTTP/1.1 404");
    }
    assertThat(ask("POST /")).startsWith("HTTP/1.1 405").contains("\r\nAllow: GET\r\n");
    assertThat(ask("HEAD " + folder + "main.js")).startsWith("HTTP/1.1 405");
    assertThat(ask("GET /?unknown=1")).startsWith("HTTP/1.1 400");
  }

  @Test
  void who_wants_only_json_finds_no_page() throws Exception {
    serve();

    problem(send(to("/").header("Accept", "application/json")), 404);
    for (String accept : List.of("text/html", "*/*", "application/json, text/html;q=0.5")) {
      assertThat(send(to("/").header("Accept", accept)).statusCode()).as(accept).isEqualTo(200);
    }
  }

  @Test
  void the_page_is_let_out_by_the_same_rules_as_all_else() throws Exception {
    serve();
    for (String path : List.of("/", assetOf(get("/").body(), "main.js"))) {
      assertThat(Raw.ask(port, "GET " + path + " HTTP/1.1", "Host: x", "Connection: close"))
          .startsWith("HTTP/1.1 401")
          .contains("\r\nWWW-Authenticate: Basic realm=\"lms\"");
      assertThat(ask("GET " + path, "Origin: http://evil.example")).startsWith("HTTP/1.1 403");
    }
    service.close();
    serve(Map.of());
    for (String host :
        List.of("Host: evil.example", "Host: localhost\r\nX-Forwarded-For: 1.1.1.1")) {
      assertThat(Raw.ask(port, "GET / HTTP/1.1", host, "Connection: close"))
          .startsWith("HTTP/1.1 403");
    }
    assertThat(Raw.ask(port, "GET / HTTP/1.1", "Host: localhost", "Connection: close"))
        .startsWith("HTTP/1.1 200")
        .contains("data-may-change=\"false\"");
    assertThat(Raw.ask(port, "GET /?ticket=x HTTP/1.1", "Host: localhost", "Connection: close"))
        .as("there are tickets in the demo alone")
        .startsWith("HTTP/1.1 400");
  }

  private String ask(String request, String... more) throws IOException {
    String token =
        "Authorization: Bearer "
            + TOKEN
            + String.join("", List.of(more).stream().map("\r\n"::concat).toList());
    return Raw.ask(port, request + " HTTP/1.1", "Host: localhost", "Connection: close", token);
  }

  private HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static List<String> headers(HttpResponse<String> response, String name) {
    return response.headers().allValues(name);
  }

  static String assetOf(String page, String name) {
    return ASSET
        .matcher(page)
        .results()
        .map(m -> m.group(1))
        .filter(path -> path.endsWith("/" + name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(new String(page.getBytes(), StandardCharsets.UTF_8)));
  }
}
