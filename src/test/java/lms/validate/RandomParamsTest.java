package lms.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lms.security.Secures;
import lms.support.JsonGenerator;
import lms.support.JsonOracle;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Texts by chance: {@code passback_params} as JSON, and as nothing at all. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomParamsTest {
  private static final int CASES = Integer.getInteger("params", 4_000);
  private static final long SEED = Long.getLong("seed", 20230531L);
  private static final int DEEPEST = 20;
  private static final String REFUSED = "refused";

  @Test
  void json_is_read_as_by_a_reader_written_apart_or_refused_by_both() {
    JsonGenerator generator = new JsonGenerator(SEED);
    List<String> differences = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      String text = generator.object();
      Object ours = ours(text);
      refused += REFUSED.equals(ours) ? 1 : 0;
      if (!text.isBlank() && !Objects.equals(expected(text), ours)) {
        differences.add("%s%n  ours %s, expected %s".formatted(text, ours, expected(text)));
      }
    }
    assertThat(differences.stream().limit(10)).as("%d differ", differences.size()).isEmpty();
    assertThat(refused).as("both kinds are there").isBetween(CASES / 5, CASES * 4 / 5);
  }

  /** Nothing but an {@link UnreadableText} may come of it, and soon. */
  @Test
  @Secures("S2")
  void noise_is_a_value_or_refused_and_nothing_else() {
    Random random = new Random(SEED);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < CASES; i++) {
            String noise = noise(random);
            assertThat(Notation.of(noise)).as(noise).isNotNull();
            ours(noise);
          }
        });
  }

  private static Object ours(String text) {
    try {
      return PassbackJson.parse(text);
    } catch (UnreadableText refusal) {
      return REFUSED;
    }
  }

  /** Of an array or an object within, only what it is. */
  private static Object expected(String text) {
    try {
      if (JsonOracle.read(text, DEEPEST, true) instanceof Map<?, ?> members) {
        Map<Object, Object> shallow = new HashMap<>();
        members.forEach((name, value) -> shallow.put(name, shallow(value)));
        return shallow;
      }
      return null;
    } catch (JsonOracle.Refused e) {
      return REFUSED;
    }
  }

  private static Object shallow(Object value) {
    if (value instanceof Map) {
      return Map.of();
    }
    return value instanceof List ? List.of() : value;
  }

  /** Mostly signs that mean something, of any length up to some hundred; now and then any other. */
  private static String noise(Random random) {
    String signs = "'\"\\{}[](),:.+-_0123456789abefjNoTruxU\n #";
    return IntStream.range(0, random.nextInt(random.nextInt(10) == 0 ? 400 : 30))
        .mapToObj(
            i ->
                random.nextInt(30) == 0
                    ? (char) random.nextInt(0x10000)
                    : signs.charAt(random.nextInt(signs.length())))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }
}
