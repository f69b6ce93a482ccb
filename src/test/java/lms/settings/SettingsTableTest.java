package lms.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsTableTest {
  @TempDir private Path path;

  @Test
  void the_example_file_is_the_catalogue() throws IOException {
    assertThat(Files.readString(Path.of(".env.example"))).isEqualTo(SettingsTable.envExample());
  }

  @Test
  void the_example_file_needs_only_what_it_marks_as_required() {
    String filled =
        SettingsTable.envExample()
            .replace("\nAPI_URL=\n", "\nAPI_URL=https://lms.example/api/statistics\n")
            .replace("\nAPI_CLIENT=\n", "\nAPI_CLIENT=MyUniversity\n")
            .replace("\nAPI_CLIENT_KEY=\n", "\nAPI_CLIENT_KEY=canary-key\n");
    Settings plain = new Folder(path).read();

    Settings settings =
        new Folder(path)
            .without("API_URL")
            .without("API_CLIENT")
            .without("API_CLIENT_KEY")
            .file(".env", filled)
            .read();

    assertThat(settings).isEqualTo(plain);
  }

  @Test
  void every_setting_stands_in_the_example_file_with_its_default() {
    EnvFile uncommented = EnvFile.parse(SettingsTable.envExample().replaceAll("(?m)^#(?=\\w)", ""));

    assertThat(uncommented.broken()).isEmpty();
    assertThat(uncommented.values().keySet())
        .containsExactlyElementsOf(Stream.of(Setting.values()).map(Setting::name).toList());
    assertThat(uncommented.values()).containsEntry("SCHEDULE", "0 0 7 * * ?");
  }

  @Test
  void a_row_of_the_table_has_name_default_and_meaning() {
    assertThat(SettingsTable.markdown())
        .startsWith("| name | default | meaning |\n|---|---|---|\n")
        .contains("| `LOG_DAYS` | `3` | days of log to keep, today included, 1 to 3650 |\n")
        .contains("| `API_CLIENT` | – | **required**: the university's name at the API")
        .hasLineCount(2 + Setting.values().length);
  }
}
