package lms.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The files of {@code ddl/} on the class path: all that the schema is. */
final class DdlFiles {
  /** Where they lie on the class path, and where Flyway looks for them. */
  static final String FOLDER = "ddl";

  private static final Pattern TABLE = Pattern.compile("(?m)^create table (\\w+)");
  private static final Pattern COLUMNS =
      Pattern.compile(
          "(?ms)^create table (\\w+) \\((.*?)^\\);|^alter table (\\w+) add column (.*?);");
  private static final Pattern COLUMN =
      Pattern.compile("(?m)^ *\"?(?!primary key)(\\w+)\"? +(\\w+(?:\\(\\d+, \\d+\\))?(?:\\[])?)");

  private DdlFiles() {}

  /**
   * File name → text, oldest first.
   *
   * @throws IOException if the class path has no such folder: a broken build
   */
  static SortedMap<String, String> read(ClassLoader classes) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (String name : names(classes)) {
      try (InputStream file = classes.getResourceAsStream(FOLDER + "/" + name)) {
        files.put(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  /** The tables that those texts create. */
  static Set<String> tables(Collection<String> texts) {
    return texts.stream()
        .flatMap(text -> TABLE.matcher(text).results())
        .map((MatchResult table) -> table.group(1))
        .collect(Collectors.toSet());
  }

  /**
   * A column of ours.
   *
   * @param type as the file writes it
   * @param file the one that makes it
   */
  record Column(String table, String name, String type, String file) {}

  /** The columns that those files make, file name → text. */
  static List<Column> columns(SortedMap<String, String> files) {
    return files.entrySet().stream()
        .flatMap(file -> COLUMNS.matcher(file.getValue()).results().flatMap(in -> of(in, file)))
        .toList();
  }

  private static Stream<Column> of(MatchResult made, Map.Entry<String, String> file) {
    boolean whole = made.group(1) != null;
    String table = made.group(whole ? 1 : 3);
    return COLUMN
        .matcher(made.group(whole ? 2 : 4))
        .results()
        .map(column -> new Column(table, column.group(1), column.group(2), file.getKey()));
  }

  private static List<String> names(ClassLoader classes) throws IOException {
    URL folder = classes.getResource(FOLDER + "/");
    if (folder == null) {
      throw new IOException(
          "the class path has no folder " + FOLDER + "/: build the program again");
    }
    if (folder.openConnection() instanceof JarURLConnection jar) {
      return sql(jar.getJarFile().stream().map(ZipEntry::getName).filter(DdlFiles::isInFolder));
    }
    try (Stream<Path> paths = Files.list(Path.of(folder.toURI()))) {
      return sql(paths.map(Path::toString));
    } catch (URISyntaxException e) {
      throw new IOException("not a folder: " + folder, e);
    }
  }

  private static boolean isInFolder(String entry) {
    return entry.startsWith(FOLDER + "/");
  }

  private static List<String> sql(Stream<String> paths) {
    return paths
        .filter(path -> path.endsWith(".sql"))
        .map(path -> Path.of(path).getFileName().toString())
        .toList();
  }
}
