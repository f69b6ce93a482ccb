package lms.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param starter starts the routes
 * @param environment the process's own
 * @param clock tells the time, for all that ask
 */
record Surroundings(Pipeline.Starter starter, Map<String, String> environment, Clock clock) {
  /** Where {@code .env} is looked for and relative paths begin. */
  Path workingDirectory() {
    return Path.of("").toAbsolutePath();
  }
}
