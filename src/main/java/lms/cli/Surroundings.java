package lms.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import lms.settings.SettingsReader;
import lms.texts.Texts;

/**
 * What a command finds around it.
 *
 * @param starter starts the routes
 * @param environment the process's own
 * @param workingDirectory where {@code .env} is looked for and relative paths begin; absolute
 * @param clock tells the time, for all that ask
 */
record Surroundings(
    Pipeline.Starter starter, Map<String, String> environment, Path workingDirectory, Clock clock) {
  /** In the language of the terminal, also while nobody knows whether the settings are right. */
  Texts texts() {
    return new Texts(SettingsReader.language(environment, workingDirectory));
  }
}
