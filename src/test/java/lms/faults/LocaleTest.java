package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import lms.cli.LmsProcess;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without locales: for the system every character is one byte. */
@Tag("processes")
@Tag("faults")
@DisplayNameGeneration(ReplaceUnderscores.class)
class LocaleTest {
  @TempDir private Path folder;

  @Test
  @FaultsLong
  @Survives("J15")
  void cyrillic_stays_cyrillic_in_database_terminal_log_and_mail() throws Exception {
    String good = aTrialRun().with("lti_user_id", "\"Ёжик\"").json();
    String bad = aTrialRun().with("attempt_type", "\"щука\"").json();
    try (Lane lane = new Lane(folder)) {
      lane.begin();
      Map<String, String> settings = Map.of("LC_ALL", "C", "REPORT_LANGUAGE", "ru");
      try (LmsProcess run = lane.process(array(good, bad), settings)) {
        assertThat(run.awaitStatus(90)).isZero();
        assertThat(run.told()).contains("получено 2 = ");
      }
      assertThat(lane.rows("select user_id from attempts")).containsExactly("Ёжик");
      assertThat(lane.rows("select convert_from(raw, 'UTF8') ~ 'щука' from quarantine"))
          .containsExactly("true");
    }
    Map<String, String> told = Sinks.of(folder);
    assertThat(utf8(told, "/logs/")).contains("щука").doesNotContain("Ёжик");
    String mail = utf8(told, "/data/outbox/");
    byte[] bytes = mail.getBytes(StandardCharsets.UTF_8);
    assertThat(new MimeMessage((Session) null, new ByteArrayInputStream(bytes)).getSubject())
        .containsPattern("[а-я]{3}")
        .doesNotContain("?", "\uFFFD");
  }

  /** The only file of a folder. */
  private static String utf8(Map<String, String> files, String folder) {
    String bytes =
        files.entrySet().stream()
            .filter(file -> file.getKey().contains(folder))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
