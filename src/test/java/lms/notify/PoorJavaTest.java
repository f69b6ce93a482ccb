package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PoorJavaTest {
  @TempDir Path folder;

  /** A machine without fonts fails in the same way, with another error of the same kind. */
  @Test
  void a_java_that_cannot_draw_writes_mails_without_the_chart_and_one_line_of_log_for_each()
      throws Exception {
    Path broken = Files.createDirectories(folder.resolve("java/awt")).resolve("Font.class");
    Files.createFile(broken);

    String log = write("--patch-module", "java.desktop=" + folder);

    assertThat(Files.readString(folder.resolve("day-en.html")))
        .contains("11,113", "14 days up to 31 May 2023", "22 May no numbers")
        .doesNotContain("<img");
    assertThat(log.lines().filter(line -> line.contains(" WARN ")))
        .hasSize(MailPages.CHARTS)
        .allMatch(line -> line.contains("the mail goes without its chart: this Java cannot draw"));
  }

  /** Writes mails with a Java of its own, and returns what that logged. */
  private String write(String... options) throws Exception {
    Path log = folder.resolve("log");
    ProcessBuilder java =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.command().addAll(List.of(options));
    java.command()
        .addAll(
            List.of(
                "-Dlog4j2.configurationFile=" + folder.resolve("none"),
                "-Dorg.apache.logging.log4j.level=WARN",
                "-cp",
                System.getProperty("java.class.path"),
                MailPages.class.getName(),
                folder.toString()));
    Process process = java.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    return Files.readString(log);
  }
}
