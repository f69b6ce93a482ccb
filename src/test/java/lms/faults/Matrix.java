package lms.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;

/** The faults we speak of, the tests that claim them, and those that none claims yet. */
final class Matrix {
  private static final Path FOLDER = Path.of("src/test/resources/faults");

  /** What happens and what must come of it, by id, in the order of the file. */
  static final Map<String, String> FAULTS = read("matrix.tsv");

  /** Why no test survives a fault, by its id. */
  static final Map<String, String> LEFT = read("left.tsv");

  /** Every method that claims to survive something. */
  static final List<Method> CLAIMS = claims();

  /** The names of the methods that claim a fault, by its id. */
  static final Map<String, TreeSet<String>> SURVIVED = survived();

  private Matrix() {}

  private static List<Method> claims() {
    return ReflectionSupport.findAllClassesInPackage("lms", c -> true, n -> n.endsWith("Test"))
        .stream()
        .flatMap(test -> Stream.of(test.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Survives.class))
        .toList();
  }

  private static Map<String, TreeSet<String>> survived() {
    Map<String, TreeSet<String>> survived = new TreeMap<>();
    for (Method method : CLAIMS) {
      for (String id : method.getAnnotation(Survives.class).value()) {
        survived.computeIfAbsent(id, any -> new TreeSet<>()).add(name(method));
      }
    }
    return survived;
  }

  /** {@code Class.method}. */
  static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  private static Map<String, String> read(String name) {
    try {
      return rows(Files.readAllLines(FOLDER.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lines of id, tab, text; those that begin with {@code #} speak of the file.
   *
   * @throws IllegalArgumentException if a line is otherwise or an id comes twice
   */
  static Map<String, String> rows(List<String> lines) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : lines) {
      if (!line.startsWith("#")) {
        String[] parts = line.split("\t", -1);
        boolean good = parts.length == 2 && parts[0].matches("[A-K][1-9]\\d?");
        if (!good || parts[1].isBlank() || rows.put(parts[0], parts[1]) != null) {
          throw new IllegalArgumentException("not one id and its text: " + line);
        }
      }
    }
    return rows;
  }
}
