package lms.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** A working directory with settings that are complete, to which a test does something. */
final class Folder {
  private final Path path;
  private final Map<String, String> environment = new HashMap<>();

  Folder(Path path) {
    this.path = path;
    environment.put("API_URL", "https://lms.example/api/statistics");
    environment.put("API_CLIENT", "MyUniversity");
    environment.put("API_CLIENT_KEY", "canary-key");
  }

  Folder with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Folder without(String name) {
    environment.remove(name);
    return this;
  }

  Folder file(String name, String text) {
    try {
      Files.writeString(path.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Settings read() {
    return SettingsReader.read(environment, path, EnumSet.of(Need.API));
  }

  /** What reading complains about; fails the test if it does not. */
  List<Problem> problems() {
    try {
      read();
    } catch (SettingsProblems e) {
      return e.problems();
    }
    return Assertions.fail("these settings were read without a problem");
  }
}
