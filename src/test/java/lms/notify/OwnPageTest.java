package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links in mails lead to the page from where mails are read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnPageTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, , http://127.0.0.1:8080/",
    "::1, , http://[::1]:8080/",
    "0.0.0.0, , http://localhost:8080/",
    "::, , http://localhost:8080/",
    "0.0.0.0, https://lms.example.org, https://lms.example.org/",
    "127.0.0.1, https://uni.example/lms/, https://uni.example/lms/",
  })
  void it_is_where_readers_are_told_it_is_or_where_the_service_listens(
      String host, String told, String page) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("HTTP_HOST", host);
    environment.put("REST_TOKEN", "a token of the service, long enough");
    if (told != null) {
      environment.put("PAGE_URL", told);
    }
    Settings settings = SettingsReader.read(environment, folder, Set.of());

    assertThat(OwnPage.of(settings)).isEqualTo(page);
  }

  @Test
  void the_handbook_is_on_the_page_and_not_on_another_dashboard() throws Exception {
    String told = "https://lms.example.org/";
    Settings settings =
        SettingsReader.read(
            Map.of("PAGE_URL", told, "DASHBOARD_URL", "https://bi.example/d/1"), folder, Set.of());
    Letters letters = new Letters(settings);

    assertThat(letters.handbook("API").href()).isEqualTo(told + "handbook#mail-api");
    assertThat(letters.dashboard().href()).isEqualTo("https://bi.example/d/1");
  }
}
