package lms.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lms.texts.Language;
import lms.texts.Texts;

/**
 * Every file the page consists of but the page itself, read once: those that {@code web/assets.txt}
 * names, and the texts in each language. Their addresses hold a number that changes with their
 * content, so a browser may keep them for ever.
 */
public final class Assets {
  private static final int VERSION_DIGITS = 12;

  private final Map<String, Asset> byName = new LinkedHashMap<>();
  private final String folder;

  /** Reads them from the class path. */
  public Assets() {
    text("assets.txt").lines().forEach(path -> add(name(path), read(path)));
    for (Language language : Language.values()) {
      Texts texts = new Texts(language);
      add("texts_" + texts.languageTag() + ".json", json(texts(texts)));
    }
    MessageDigest all = Asset.sha256();
    byName.forEach(
        (name, asset) -> all.update((name + asset.digest()).getBytes(StandardCharsets.UTF_8)));
    folder = "/assets/" + HexFormat.of().formatHex(all.digest()).substring(0, VERSION_DIGITS);
  }

  /** The paths of all, as a browser asks for them. */
  public Set<String> paths() {
    return byName.keySet().stream().map(this::path).collect(Collectors.toUnmodifiableSet());
  }

  /** Where the file of that name is. */
  String path(String name) {
    return folder + "/" + name;
  }

  /** The names of the page's own modules. */
  List<String> modules() {
    return byName.keySet().stream().filter(name -> name.matches("[a-z-]+\\.js")).toList();
  }

  /** The file at a path, empty if there is none. */
  Optional<Asset> at(String path) {
    return path.startsWith(folder + "/")
        ? Optional.ofNullable(byName.get(path.substring(folder.length() + 1)))
        : Optional.empty();
  }

  /** The content of a text file below {@code web}. */
  static String text(String path) {
    return new String(read(path), StandardCharsets.UTF_8);
  }

  /** The page's texts by their names without {@code page.}; the page fills in what they show. */
  static Map<String, String> texts(Texts texts) {
    ResourceBundle bundle = texts.area("page");
    Map<String, String> all = new TreeMap<>();
    for (String key : bundle.keySet()) {
      // MessageFormat wants an apostrophe twice, the page does not.
      all.put(key.substring("page.".length()), bundle.getString(key).replace("''", "'"));
    }
    return all;
  }

  private void add(String name, byte[] content) {
    byName.put(name, new Asset(name, content));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static byte[] json(Map<String, String> texts) {
    try {
      return new ObjectMapper().writeValueAsBytes(texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }

  private static byte[] read(String path) {
    try (InputStream file = Assets.class.getResourceAsStream("/web/" + path)) {
      if (file == null) {
        throw new IllegalStateException("web/" + path + " is missing in the jar");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("web/" + path + " cannot be read", e);
    }
  }
}
