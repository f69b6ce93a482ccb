package lms.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lms.faults.Survives;
import lms.security.Secures;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the parser with Python's own {@code ast.literal_eval}: 20,000 generated texts, 100,000
 * with {@code CI=true} in the environment or {@code -Dliterals=100000}; {@code -Dseed=} for others.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PythonLiteralOracleTest {
  private static final boolean CI = "true".equals(System.getenv("CI"));
  private static final int CASES = Integer.getInteger("literals", CI ? 100_000 : 20_000);
  private static final long SEED = Long.getLong("seed", 20230531L);

  @TempDir private Path folder;

  @Test
  @Survives("E2")
  @Secures("S2")
  void every_generated_text_means_what_it_means_to_python() throws Exception {
    assumeTrue(pythonIsHere(), "python3 is not on this machine");
    List<String> texts = texts();
    List<String> answers = python(texts);

    assertThat(answers).hasSameSizeAs(texts);
    List<String> differences = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < texts.size(); i++) {
      String ours = Notation.of(texts.get(i));
      refused += ours.equals(Notation.REFUSED) ? 1 : 0;
      if (!ours.equals(answers.get(i))) {
        differences.add(
            "%s%n  ours   %s%n  python %s".formatted(texts.get(i), ours, answers.get(i)));
      }
    }
    System.out.printf(
        "PythonLiteral: %d texts compared with ast.literal_eval (seed %d), %d of them refused%n",
        texts.size(), SEED, refused);
    assertThat(differences.stream().limit(10)).as("%d differ", differences.size()).isEmpty();
    assertThat(refused).as("both kinds are there").isBetween(CASES / 5, CASES * 4 / 5);
  }

  private static List<String> texts() {
    LiteralGenerator generator = new LiteralGenerator(SEED);
    return Stream.generate(generator::next)
        .filter(text -> !isDocumentedDifference(text))
        .limit(CASES)
        .toList();
  }

  /**
   * Named characters; the name of set in brackets; and one character spelt both as itself and as
   * two halves, which are two keys for Python. Size and depth are never reached here.
   */
  private static boolean isDocumentedDifference(String text) {
    boolean halves = text.contains("\\ud83d") || text.contains("\\ude00");
    boolean whole = text.contains("😀") || text.contains("\\U0001F600");
    return text.contains("\\N") || text.matches("(?s).*\\(\\s*set\\b.*") || (halves && whole);
  }

  private List<String> python(List<String> texts) throws IOException, InterruptedException {
    Path questions = folder.resolve("questions");
    Path answers = folder.resolve("answers");
    Base64.Encoder base64 = Base64.getEncoder();
    Files.write(questions, texts.stream().map(t -> base64.encodeToString(utf16(t))).toList());
    Process python =
        new ProcessBuilder("python3", "src/test/resources/literal-oracle.py")
            .redirectInput(questions.toFile())
            .redirectOutput(answers.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(python.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(python.exitValue()).isZero();
    } finally {
      python.destroyForcibly();
    }
    return Files.readAllLines(answers, StandardCharsets.US_ASCII);
  }

  /** Not {@code getBytes}: that would replace half a surrogate pair. */
  private static byte[] utf16(String text) {
    byte[] bytes = new byte[text.length() * 2];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) (text.charAt(i) >> 8);
      bytes[2 * i + 1] = (byte) text.charAt(i);
    }
    return bytes;
  }

  private static boolean pythonIsHere() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
