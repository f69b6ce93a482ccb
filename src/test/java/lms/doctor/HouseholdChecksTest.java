package lms.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lms.faults.Survives;
import lms.security.Secures;
import lms.settings.Setting;
import lms.settings.Settings;
import lms.settings.SettingsFile;
import lms.settings.SettingsReader;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs nobody else: settings' files, calendar, disk. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HouseholdChecksTest {
  private static final Texts TEXTS = new Texts(Language.EN);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2023-05-31T21:30:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void files_that_hold_secrets_are_named_and_well_if_others_may_not_read_them() throws IOException {
    write(".env", "SPREADSHEET_ID_FILE=id.txt\n", "rw-r-----");
    write("id.txt", "abc", "rw-r--r--");
    Path key = write("key", "a key", "r--------");

    assertThat(settings(Map.of("API_CLIENT_KEY_FILE", key.toString())))
        .containsExactly(
            "✓ settings: valid; read from the environment and %s and %s (API_CLIENT_KEY_FILE) and %s (SPREADSHEET_ID_FILE)"
                .formatted(folder.resolve(".env"), key, folder.resolve("id.txt")),
            "✓ secret files: 2, none of which everybody may read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"API_CLIENT_KEY_FILE", "GOOGLE_SHEETS_CREDENTIALS_BASE64_FILE"})
  @Survives("G20")
  @Secures("S43")
  void a_secret_file_that_everybody_may_read_is_wrong(String name) throws IOException {
    Path key = write("key", "a key", "rw-r--r--");

    assertThat(settings(Map.of(name, "key")))
        .last()
        .isEqualTo(
            "✗ secret files: everybody on this machine may read %2$s, %1$s (rw-r--r--) — Run: chmod o-rwx '%1$s'"
                .formatted(key, name));
  }

  @Test
  void a_token_that_others_may_guess_is_wrong() throws IOException {
    String token = "a-token-with-only-31-characters";

    assertThat(settings(Map.of("HTTP_HOST", "0.0.0.0", "REST_TOKEN", token)))
        .last()
        .isEqualTo(
            "✗ REST_TOKEN: is shorter than 32 characters, and with HTTP_HOST=0.0.0.0 others may guess it — Set REST_TOKEN to the output of: openssl rand -hex 32");
    assertThat(settings(Map.of("HTTP_HOST", "0.0.0.0", "REST_TOKEN", token + "1"))).hasSize(1);
    assertThat(settings(Map.of("REST_TOKEN", "short"))).as("on this machine").hasSize(1);
  }

  @Test
  void what_is_mounted_into_a_container_is_seen_by_it_alone() throws IOException {
    SettingsFile mounted =
        new SettingsFile("DB_PASSWORD_FILE", Path.of("/run/secrets/no/such_password"), true);

    assertThat(lines(new SettingsCheck(List.of(mounted), read(Map.of()).web(), TEXTS).look()))
        .last()
        .isEqualTo("✓ secret files: 1, none of which everybody may read");
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0 7 * * ?      | UTC           | it is 2023-05-31, so yesterday is 2023-05-30 | ✓ schedule: '0 0 7 * * ?' fires next at 2023-06-01 07:00:00 UTC
          0 30 1 * * ?     | Europe/Moscow | it is 2023-06-01, so yesterday is 2023-05-31 | fires next at 2023-06-01 01:30:00 Europe/Moscow
          0 0 7 * * ? 2020 | UTC           | yesterday is 2023-05-30                      | ✗ schedule: '0 0 7 * * ? 2020' never fires again — Set SCHEDULE
          0 0 7 * * FOO    | UTC           | yesterday is 2023-05-30                      | ✗ schedule: '0 0 7 * * FOO' is not a quartz cron
          """)
  void the_calendar_tells_the_day_and_the_next_fire(
      String cron, String zone, String day, String fire) {
    Settings settings = read(Map.of("SCHEDULE", cron, "TIME_ZONE", zone));

    assertThat(lines(new CalendarCheck(settings.calendar(), CLOCK, TEXTS).look()))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("✓ time zone: in " + zone).contains(day),
            line -> assertThat(line).contains(fire));
  }

  @Test
  void a_folder_without_room_is_wrong() {
    assertThat(lines(new DiskCheck(read(Map.of()).files(), Long.MAX_VALUE, TEXTS).look()))
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains(" can be written, ", " free, less than 9,223,372,036.9 GB — Free"));
  }

  @Test
  void a_folder_that_cannot_be_is_wrong_and_one_that_can_is_left_empty() throws IOException {
    write("logs", "no folder", "rw-r--r--");

    List<String> lines = lines(new DiskCheck(read(Map.of()).files(), 1, TEXTS).look());

    assertThat(lines.get(0)).startsWith("✓ DATA_DIR: " + folder.resolve("data"));
    assertThat(lines.get(1)).startsWith("✗ LOG_DIR: ").contains(" — Give this user the right");
    assertThat(folder.resolve("data")).isEmptyDirectory();
  }

  private List<String> settings(Map<String, String> environment) throws IOException {
    Set<Setting> door = Set.of(Setting.HTTP_HOST, Setting.REST_TOKEN);
    Settings.Web web = SettingsReader.readOnly(environment, folder, door).web();
    return lines(new SettingsCheck(SettingsReader.files(environment, folder), web, TEXTS).look());
  }

  private Settings read(Map<String, String> environment) {
    return SettingsReader.read(environment, folder, Set.of());
  }

  private Path write(String name, String text, String rights) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
  }

  private static List<String> lines(List<Finding> findings) {
    return findings.stream().map(finding -> finding.line(TEXTS)).toList();
  }
}
