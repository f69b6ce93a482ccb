package lms.house;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The pictures of {@code docs/how-it-works.md} beside the routes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HowItWorksTest {
  private static final Pattern PICTURE =
      Pattern.compile("```mermaid\nflowchart \\w+\n(.*?)```", Pattern.DOTALL);
  private static final String ARROW = " --> ";

  private final List<RouteFile> routes = RouteFile.shipped();
  private final List<String> lines = lines(page());

  @Test
  void every_route_is_in_a_picture_and_every_box_is_a_route() {
    Set<String> boxes = set(lines.stream().flatMap(line -> Stream.of(line.split(" --> | & "))));

    assertThat(boxes).isEqualTo(set(routes.stream().map(RouteFile::name)));
  }

  @Test
  void the_arrows_are_the_calls() {
    Set<String> arrows = set(lines.stream().flatMap(HowItWorksTest::arrows));

    assertThat(arrows).isEqualTo(set(routes.stream().flatMap(HowItWorksTest::calls)));
  }

  @Test
  void a_line_may_hold_several_arrows() {
    assertThat(
            lines("```mermaid\nflowchart LR\n  a --> b & c\n  d\n```\n").stream()
                .flatMap(HowItWorksTest::arrows))
        .containsExactly("a --> b", "a --> c");
  }

  private static Set<String> set(Stream<String> texts) {
    return texts.collect(toCollection(TreeSet::new));
  }

  private static Stream<String> calls(RouteFile route) {
    return RouteRules.called(route)
        .filter(called -> !called.equals(route.name()))
        .map(called -> route.name() + ARROW + called);
  }

  /** None where a box stands alone. */
  private static Stream<String> arrows(String line) {
    String[] ends = line.split(ARROW);
    return Arrays.stream(ends)
        .skip(1)
        .flatMap(to -> Stream.of(to.split(" & ")))
        .map(to -> ends[0] + ARROW + to);
  }

  /** The lines of all pictures. */
  private static List<String> lines(String page) {
    return PICTURE
        .matcher(page)
        .results()
        .flatMap(picture -> picture.group(1).lines())
        .map(String::strip)
        .toList();
  }

  private static String page() {
    try {
      return Files.readString(Path.of("docs/how-it-works.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
