package lms.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PythonReprTest {
  /** Prints for each line whether Python would write it so, and the text that it stands for. */
  private static final String PYTHON =
      """
      import ast, sys
      for line in sys.stdin.buffer.read().decode('utf-8').split('\\n'):
          text = ast.literal_eval(line)
          print(repr(text) == line, text.encode('utf-16-be', 'surrogatepass').hex())
      """;

  static Stream<Arguments> corpus() {
    return Stream.of(
        Arguments.of("", "''"),
        Arguments.of("plain", "'plain'"),
        Arguments.of("O'Reilly", "\"O'Reilly\""),
        Arguments.of("say \"hi\"", "'say \"hi\"'"),
        Arguments.of("O'Reilly \"Media\"", "'O\\'Reilly \"Media\"'"),
        Arguments.of("back\\slash", "'back\\\\slash'"),
        Arguments.of("a\tb\nc\rd", "'a\\tb\\nc\\rd'"),
        Arguments.of("\0\u001b\u007f\u0085\u00a0\u00ad", "'\\x00\\x1b\\x7f\\x85\\xa0\\xad'"),
        Arguments.of("\u200b\u2028\ufeff", "'\\u200b\\u2028\\ufeff'"),
        Arguments.of("пример é 漢", "'пример é 漢'"),
        Arguments.of("\ud83d\ude00", "'\ud83d\ude00'"),
        Arguments.of("\udb40\udc01", "'\\U000e0001'"),
        Arguments.of("\ud800", "'\\ud800'"));
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void a_text_is_written_as_python_writes_it(String text, String repr) {
    assertThat(PythonRepr.of(text)).isEqualTo(repr);
  }

  @Test
  void a_dict_keeps_its_order() {
    Map<String, String> dict = new LinkedHashMap<>();
    dict.put("oauth_consumer_key", "");
    dict.put("another", "O'Reilly");

    assertThat(PythonRepr.of(dict))
        .isEqualTo("{'oauth_consumer_key': '', 'another': \"O'Reilly\"}");
  }

  @Test
  void python_reads_every_text_back_and_would_write_it_the_same() throws Exception {
    List<String> texts = texts();

    String answer = python(texts.stream().map(PythonRepr::of).toList());

    assertThat(answer.lines().toList())
        .isEqualTo(texts.stream().map(text -> "True " + utf16(text)).toList());
  }

  private static List<String> texts() {
    Random dice = new Random(1);
    String letters = "'\"\\ nrtxuU{}:,\n\r\t\0\u001f\u007f\u0080\u00a0\u00adÿЖ\u2028\ud83d\ude00";
    int[] alphabet = letters.codePoints().toArray();
    Stream<String> random =
        IntStream.range(0, 2000)
            .mapToObj(
                i ->
                    dice.ints(dice.nextInt(12), 0, alphabet.length)
                        .mapToObj(c -> Character.toString(alphabet[c]))
                        .collect(Collectors.joining()));
    return Stream.concat(corpus().map(row -> (String) row.get()[0]), random).toList();
  }

  private static String python(List<String> literals) throws Exception {
    assumeThat(pythonIsThere()).as("python3 is on this machine").isTrue();
    Process python = new ProcessBuilder("python3", "-c", PYTHON).redirectErrorStream(true).start();
    try (var in = python.getOutputStream()) {
      in.write(String.join("\n", literals).getBytes(UTF_8));
    }
    return new String(python.getInputStream().readAllBytes(), UTF_8);
  }

  private static boolean pythonIsThere() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String utf16(String text) {
    return text.chars()
        .mapToObj(c -> HexFormat.of().toHexDigits((char) c))
        .collect(Collectors.joining());
  }
}
