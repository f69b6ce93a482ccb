package lms.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import lms.texts.Sentence;

/** Runs one of PostgreSQL's own programs to its end. */
final class ServerCommand {
  private static final Path SELF = Path.of("/proc/self");
  private static final Pattern ERROR = Pattern.compile("(?i)\\b(error|fatal|panic):");

  private ServerCommand() {}

  /** How it ended, and all it said. */
  record Result(boolean ok, String output) {
    /** The line that says what went wrong. */
    String reason() {
      return ServerCommand.reason(output.lines().toList());
    }
  }

  /** The first line that tells of an error, else the last one. */
  static String reason(List<String> lines) {
    return lines.stream()
        .filter(line -> ERROR.matcher(line).find())
        .findFirst()
        .orElse(lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
  }

  /**
   * Runs it with an empty environment: no setting of ours, secret or not, reaches the server, and
   * none of libpq's variables changes what it does.
   *
   * @param folder working directory
   * @throws DatabaseProblem if root cannot put its rights aside, which PostgreSQL demands
   */
  static Result run(Path folder, List<String> command) throws DatabaseProblem, IOException {
    List<String> words = new ArrayList<>();
    if (isRoot()) {
      requireOwn(folder);
      requireUnshare(folder);
      words.addAll(List.of("unshare", "-U"));
    }
    words.addAll(command);
    return execute(folder, words);
  }

  private static boolean isRoot() throws IOException {
    return Files.exists(SELF) && Files.getAttribute(SELF, "unix:uid").equals(0);
  }

  private static void requireOwn(Path folder) throws DatabaseProblem, IOException {
    if (!Files.getAttribute(folder, "unix:uid").equals(0)) {
      throw new DatabaseProblem(
          Sentence.of("database.root.owner", folder, Files.getOwner(folder).getName()));
    }
  }

  private static void requireUnshare(Path folder) throws DatabaseProblem {
    boolean works;
    try {
      works = execute(folder, List.of("unshare", "-U", "true")).ok();
    } catch (IOException e) {
      works = false;
    }
    if (!works) {
      throw new DatabaseProblem(Sentence.of("database.root"));
    }
  }

  private static Result execute(Path folder, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().retainAll(Set.of("PATH"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Result(process.onExit().join().exitValue() == 0, output);
  }
}
