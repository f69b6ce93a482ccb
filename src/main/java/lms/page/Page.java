package lms.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lms.rest.Problem;
import lms.settings.Settings;
import lms.texts.Texts;
import org.apache.camel.ExchangeProperty;

/**
 * What a browser is given: the page, the handbook and their assets, by the names route {@code
 * send-file} uses.
 */
public final class Page {
  /** The page can change, an asset never does. */
  private static final String ASK_AGAIN = "no-cache";

  private static final String KEEP = "private, max-age=31536000, immutable";

  /** Where {@code docs/operations.md} can be read. */
  public static final String HANDBOOK = "/handbook";

  private static final Set<String> PATHS = Set.of("/", HANDBOOK);

  private final Assets assets;
  private final Settings settings;
  private final Clock clock;
  private final Template template = Mustache.compiler().compile(Assets.text("index.html"));

  public Page(Assets assets, Settings settings, Clock clock) {
    this.assets = assets;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What is sent for a path.
   *
   * @param path {@code /}, {@code /handbook}, or that of an asset
   * @param accept of the request, or {@code null}: whoever wants no HTML finds no page
   * @param encodings the browser can unpack, or {@code null}
   * @param known the ETags of what the browser has, or {@code null}
   * @throws Problem 404 if there is nothing for this browser
   */
  public Reply reply(
      @ExchangeProperty("path") String path,
      @ExchangeProperty("accept") String accept,
      @ExchangeProperty("encodings") String encodings,
      @ExchangeProperty("known") String known)
      throws Problem {
    boolean isPage = PATHS.contains(path);
    if (isPage && !wantsHtml(accept)) {
      throw nothing();
    }
    Asset asset = isPage ? page(path) : assets.at(path).orElseThrow(Page::nothing);
    boolean gzip =
        elements(encodings).anyMatch(e -> e.matches("gzip(\\s*;\\s*q=(?!0(\\.0*)?$).*)?"));
    String tag = asset.tag(gzip);
    boolean has = elements(known).anyMatch(k -> k.equals("*") || k.replace("W/", "").equals(tag));
    return new Reply(
        has ? 304 : 200,
        asset.type(),
        gzip && !has ? "gzip" : null,
        tag,
        isPage ? ASK_AGAIN : KEEP,
        has ? null : asset.bytes(gzip));
  }

  private Asset page(String path) {
    return path.equals(HANDBOOK)
        ? new Asset("handbook.html", Handbook.html(assets).getBytes(StandardCharsets.UTF_8))
        : dashboard();
  }

  private static Problem nothing() {
    return new Problem(404, "There is nothing here; /openapi.json describes what there is.");
  }

  private static boolean wantsHtml(String accept) {
    return accept == null
        || elements(accept).anyMatch(e -> e.matches("(text/html|text/\\*|\\*/\\*).*"));
  }

  /** The elements of a header's list. */
  private static Stream<String> elements(String header) {
    return header == null ? Stream.empty() : Arrays.stream(header.split(",")).map(String::strip);
  }

  /** Written anew each time: it is small, and says which day it is. */
  private Asset dashboard() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("language", new Texts(settings.language()).languageTag());
    shown.put("zone", settings.calendar().zone().getId());
    shown.put("today", LocalDate.ofInstant(clock.instant(), settings.calendar().zone()));
    shown.put("mayChange", settings.web().token().isPresent());
    shown.put("assets", assets.path(""));
    shown.put("modules", assets.modules());
    return new Asset("index.html", template.execute(shown).getBytes(StandardCharsets.UTF_8));
  }
}
