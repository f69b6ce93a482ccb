package lms.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import lms.texts.Language;
import lms.texts.Texts;

/** Another command that uses the embedded server: a process of its own. */
final class EmbeddedServerClient implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private EmbeddedServerClient(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Runs in the other process: opens, waits for a byte, closes. */
  public static void main(String[] arguments) throws Exception {
    Texts english = new Texts(Language.EN);
    try (EmbeddedServer server =
        EmbeddedServer.open(
            Path.of(arguments[0]), sentence -> System.out.println(sentence.in(english)))) {
      System.out.println("open");
      System.in.read();
    }
    System.out.println("closed");
  }

  /** Starts the process; returns when it has opened the server. */
  static EmbeddedServerClient start(Path dataDir) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            EmbeddedServerClient.class.getName(),
            dataDir.toString());
    var client =
        new EmbeddedServerClient(new ProcessBuilder(command).redirectErrorStream(true).start());
    client.awaitLine("open");
    return client;
  }

  void askToClose() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Reads until a line that begins so. */
  void awaitLine(String beginning) throws IOException {
    StringBuilder before = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(beginning)) {
        return;
      }
      before.append(line).append('\n');
    }
    throw new AssertionError("the process ended without saying '" + beginning + "': " + before);
  }

  /** kill -9, and waits until it is dead. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
