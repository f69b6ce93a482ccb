package lms.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * What must hold, by id; the tests that claim it by an annotation; and why some of it has none.
 *
 * @param all what must hold, in the order of its file
 * @param left why no test claims it
 * @param claims every method with the annotation
 * @param claimed the names of the methods that claim something, by its id
 */
public record Register(
    Map<String, String> all,
    Map<String, String> left,
    List<Method> claims,
    Map<String, TreeSet<String>> claimed) {

  /**
   * Reads two files of a folder, and the tests on the class path.
   *
   * @param list the file of all there is; what is left stands in {@code left.tsv}
   * @param id what an id looks like
   * @param ids the ids that an annotation claims
   */
  public static <A extends Annotation> Register of(
      Path folder, String list, String id, Class<A> annotation, Function<A, String[]> ids) {
    List<Method> claims =
        ReflectionSupport.findAllClassesInPackage("lms", c -> true, n -> n.endsWith("Test"))
            .stream()
            .flatMap(test -> Stream.of(test.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(annotation))
            .toList();
    Map<String, TreeSet<String>> claimed = new TreeMap<>();
    for (Method method : claims) {
      for (String each : ids.apply(method.getAnnotation(annotation))) {
        claimed.computeIfAbsent(each, any -> new TreeSet<>()).add(name(method));
      }
    }
    return new Register(
        read(folder.resolve(list), id), read(folder.resolve("left.tsv"), id), claims, claimed);
  }

  /** {@code Class.method}. */
  public static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  /** Whether each method that claims something is run as a test. */
  public boolean isOfTests() {
    return claims.stream()
        .allMatch(
            method ->
                AnnotationSupport.isAnnotated(method, Test.class)
                    || AnnotationSupport.isAnnotated(method, ParameterizedTest.class));
  }

  /** Where claims and files contradict each other. */
  public List<String> wrong() {
    return wrong(all.keySet(), claimed.keySet(), left.keySet());
  }

  /** Each id must be either claimed or left, and no other may be. */
  public static List<String> wrong(Set<String> all, Set<String> claimed, Set<String> left) {
    TreeSet<String> ids = new TreeSet<>(all);
    ids.addAll(claimed);
    ids.addAll(left);
    List<String> wrong = new ArrayList<>();
    for (String id : ids) {
      if (!all.contains(id)) {
        wrong.add(id + " is not on the list");
      } else if (claimed.contains(id) == left.contains(id)) {
        wrong.add(
            id + (left.contains(id) ? " is claimed and left" : " is neither claimed nor left"));
      }
    }
    return wrong;
  }

  private static Map<String, String> read(Path file, String id) {
    try {
      return rows(Files.readAllLines(file), id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lines of id, tab, text; those that begin with {@code #} speak of the file.
   *
   * @throws IllegalArgumentException if a line is otherwise or an id comes twice
   */
  public static Map<String, String> rows(List<String> lines, String id) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : lines) {
      if (!line.startsWith("#")) {
        String[] parts = line.split("\t", -1);
        boolean good = parts.length == 2 && parts[0].matches(id);
        if (!good || parts[1].isBlank() || rows.put(parts[0], parts[1]) != null) {
          throw new IllegalArgumentException("not one id and its text: " + line);
        }
      }
    }
    return rows;
  }
}
