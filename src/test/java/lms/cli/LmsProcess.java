package lms.cli;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, as the shell starts it. */
public final class LmsProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 150;

  private final Process process;
  private final Path out;
  private final Path err;

  private LmsProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts the command.
   *
   * @param folder its working directory
   * @param environment all of it, but for PATH
   * @param said a folder for what it says
   */
  static LmsProcess start(Path folder, Map<String, String> environment, Path said, String... words)
      throws IOException {
    return start(List.of("lms.Lms"), folder, environment, said, words);
  }

  /**
   * The same with another main class.
   *
   * @param main options of the JVM, then the class
   */
  public static LmsProcess start(
      List<String> main, Path folder, Map<String, String> environment, Path said, String... words)
      throws IOException {
    return start(List.of(), main, folder, environment, said, words);
  }

  /**
   * The same, by a command that starts others under limits.
   *
   * @param limits such as {@code prlimit --nofile=64}
   */
  public static LmsProcess start(
      List<String> limits,
      List<String> main,
      Path folder,
      Map<String, String> environment,
      Path said,
      String... words)
      throws IOException {
    List<String> command = new ArrayList<>(limits);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(main);
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().putAll(environment);
    Path out = Files.createTempFile(said, "out", "");
    Path err = Files.createTempFile(said, "err", "");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    return new LmsProcess(builder.start(), out, err);
  }

  /** Waits for its end. */
  CommandTest.Ended await() throws IOException, InterruptedException {
    return await(PATIENCE_SECONDS);
  }

  /** Waits for its end, so long at most. */
  CommandTest.Ended await(int seconds) throws IOException, InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError(
          "still runs after %d s: %s".formatted(seconds, Files.readString(err)));
    }
    return new CommandTest.Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** The same, for those who want its status alone. */
  public int awaitStatus(int seconds) throws IOException, InterruptedException {
    return await(seconds).status();
  }

  /** What it has told and complained of so far. */
  public String told() throws IOException {
    return Files.readString(out) + Files.readString(err);
  }

  /** Whether it has ended within so many milliseconds. */
  public boolean hasEndedWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Waits until it has said {@code text}. */
  public void awaitSaid(String text) throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.readString(out).contains(text) && !Files.readString(err).contains(text)) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
        throw new AssertionError("it never said '" + text + "': " + Files.readString(err));
      }
    }
  }

  /** What it has told so far, but for remarks and complaints. */
  String said() throws IOException {
    return Files.readString(out);
  }

  /** Its number. */
  long pid() {
    return process.pid();
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** SIGTERM to what it has started: the JVM, where the command before it stays its parent. */
  public void terminateChildren() {
    process.children().forEach(ProcessHandle::destroy);
  }

  /** SIGSTOP: it sleeps, and keeps all it holds. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT: it goes on as if no time had passed. */
  void wake() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** Any signal, such as {@code HUP}. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /**
   * Whether what is started here ignores a signal: a shell's background job does, and hands that
   * down. Known where /proc tells.
   */
  public static boolean isDeafTo(int signal) throws IOException {
    Path self = Path.of("/proc/self/status");
    return Files.exists(self)
        && Files.readAllLines(self).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(
                line -> new BigInteger(line.replaceFirst(".*\\s", ""), 16).testBit(signal - 1));
  }

  /** SIGKILL; returns when it is dead. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
