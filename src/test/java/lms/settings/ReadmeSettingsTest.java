package lms.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeSettingsTest {
  @Test
  void the_settings_table_of_the_README_is_the_catalogue() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains("<!-- settings -->\n" + SettingsTable.markdown() + "<!-- /settings -->\n");
  }
}
