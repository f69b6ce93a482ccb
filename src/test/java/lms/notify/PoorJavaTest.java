package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails of machines that cannot draw, written by a Java of their own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PoorJavaTest {
  @TempDir Path folder;

  @Test
  void without_graphics_the_mail_has_its_numbers_but_no_chart_and_the_log_says_so_in_a_line()
      throws Exception {
    String log =
        write(
            List.of("--limit-modules", "java.base,java.naming,java.sql,java.management,java.xml"),
            Map.of());

    assertThat(day()).contains("11,113").doesNotContain("<img");
    assertThat(log.lines().filter(line -> line.contains("without its chart")))
        .hasSize(10)
        .allMatch(line -> line.contains("NoClassDefFoundError"));
  }

  @Test
  void without_fonts_too() throws Exception {
    Path nothing = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");

    String log = write(List.of(), Map.of("FONTCONFIG_FILE", nothing.toString()));

    assertThat(day()).contains("11,113").doesNotContain("<img");
    assertThat(log).contains("without its chart");
  }

  private String day() throws IOException {
    return Files.readString(folder.resolve("day-en.html"));
  }

  /** What that Java said. */
  private String write(List<String> options, Map<String, String> environment) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            MailPages.class.getName(),
            folder.toString()));
    Path log = folder.resolve("log");
    ProcessBuilder java = new ProcessBuilder(command).redirectErrorStream(true);
    java.environment().putAll(environment);
    Process process = java.redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
