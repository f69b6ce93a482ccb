package lms.cli;

import static lms.support.SheetsStandIn.Kind.RESHAPE;
import static lms.support.SheetsStandIn.Kind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import lms.support.SheetsStandIn;
import lms.support.SheetsWorkbook.Tab;
import lms.support.SmtpStandIn;
import lms.support.TestCertificate;
import lms.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the program is for, from end to end: a day full of defects, loaded twice, with a database, a
 * sheet and a mail server as a university has them.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MainJobStoryTest extends LoadCommandTest {
  private static final Object[] HEADINGS = {
    "Date",
    "Attempts",
    "Unique users",
    "Correct submissions",
    "Success rate, %",
    "Trial runs",
    "Submissions",
    "Our comment"
  };
  private static final List<Object> DAY_BEFORE =
      List.of("2023-05-30", 7.0, 3.0, 1.0, 50.0, 5.0, 2.0, "holiday");
  private static final List<Object> DAY = List.of("2023-05-31", 5.0, 2.0, 1.0, 33.33, 2.0, 3.0);

  /** The student of {@link lms.support.Records}. */
  private static final String OTHER_STUDENT = "00000000000000000000000000000001";

  private static final Pattern LOG_LINE =
      Pattern.compile(
          "[\\w-]+ \\| \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\| (INFO|WARN|ERROR) \\| .+");

  @TempDir private Path certificates;
  private SSLContext trustBefore;
  private SmtpStandIn mailServer;
  private SheetsStandIn google;
  private Tab tab;

  @Override
  DataSource fresh() throws SQLException {
    return TestDatabase.empty();
  }

  @BeforeEach
  void startMailServer() throws Exception {
    TestCertificate certificate = TestCertificate.of("localhost", certificates);
    trustBefore = SSLContext.getDefault();
    SSLContext.setDefault(certificate.trusted());
    mailServer = SmtpStandIn.start(SmtpStandIn.Kind.STARTTLS, certificate.server());
    set("SMTP_SERVER", "localhost");
    set("SMTP_PORT", String.valueOf(mailServer.port()));
    set("SENDER_EMAIL", SmtpStandIn.SENDER);
    set("SENDER_PASSWORD", SmtpStandIn.PASSWORD);
    set("RECIPIENTS_EMAILS", "anna@uni.example, boris@uni.example");
  }

  @BeforeEach
  void fillSheet() throws IOException {
    google = new SheetsStandIn();
    google.settings().forEach(this::set);
    tab = google.workbook().add("Daily", 20, 10);
    tab.type("A1", HEADINGS).type("A2", DAY_BEFORE.toArray());
  }

  @AfterEach
  void stop() {
    SSLContext.setDefault(trustBefore);
    mailServer.close();
    google.close();
  }

  @Test
  void a_day_full_of_defects_is_loaded_reported_and_mailed() throws Exception {
    answer(PlantedDay.reply());

    Ended ended = lms("run");

    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .startsWith(
            "2023-05-31  received 26 = inserted 5 + changed 0 + unchanged 1 + quarantined 19 + outside 1 ")
        .contains("SUCCEEDED (load run 1)", "quarantined 2: lti_user_id is missing")
        .contains("sheet: 1 day added, 0 updated", SheetsStandIn.SPREADSHEET)
        .contains("mail: to 2 recipients");
    assertThat(receipts()).containsExactly("SUCCEEDED 26 5 0 1 19 1");
    assertThat(rows("select count(*), count(distinct user_id) from attempts"))
        .containsExactly("5 2");
    assertThat(rows("select sum(times_seen) from quarantine where status = 'OPEN'"))
        .containsExactly("19");
    assertThat(tab.filled()).containsExactly(List.of(HEADINGS), DAY_BEFORE, DAY);
    assertMail(0, "New attempts: 5", "Unchanged: 1", "1 day added, 0 updated");
    assertLog(1);
  }

  @Test
  void the_same_day_again_stores_nothing_writes_nothing_and_says_so() throws Exception {
    answer(PlantedDay.reply());
    lms("run");
    int changes = google.requests(WRITE) + google.requests(RESHAPE);

    Ended again = lms("run");

    assertThat(again.status()).isZero();
    assertThat(again.out())
        .contains("received 26 = inserted 0 + changed 0 + unchanged 6 + quarantined 19 + outside 1")
        .contains("SUCCEEDED (load run 2)", "sheet: no day to write");
    assertThat(receipts()).containsExactly("SUCCEEDED 26 5 0 1 19 1", "SUCCEEDED 26 0 0 6 19 1");
    assertThat(rows("select count(*) from attempts")).containsExactly("5");
    assertThat(rows("select min(times_seen), max(times_seen) from quarantine"))
        .containsExactly("2 2");
    assertThat(google.requests(WRITE) + google.requests(RESHAPE)).isEqualTo(changes);
    assertThat(tab.filled()).containsExactly(List.of(HEADINGS), DAY_BEFORE, DAY);
    assertMail(1, "New attempts: 0", "Unchanged: 6", "no day to write");
    assertLog(2);
  }

  private List<String> receipts() throws SQLException {
    return rows(
        "select status, received, inserted, changed, unchanged, quarantined, outside"
            + " from load_run order by id");
  }

  private void assertMail(int number, String... lines) throws Exception {
    assertThat(mailServer.received()).hasSize(number + 1);
    SmtpStandIn.Received mail = mailServer.received().get(number);
    assertThat(mail.to()).containsExactly("anna@uni.example", "boris@uni.example");
    MimeMessage message = mail.message();
    assertThat(message.getSubject()).isEqualTo("[LMS] 2023-05-31: 5 attempts, 2 users");
    assertThat((String) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent())
        .contains("Attempts: 5", "Unique users: 2", "Correct submissions: 1")
        .contains("Success rate: 33.33%", "Trial runs: 2", "Submissions: 3")
        .contains("Records received: 26", "In quarantine: 19", "Outside the window asked for: 1")
        .contains("lti_user_id is missing: 2", "spreadsheets/d/" + SheetsStandIn.SPREADSHEET)
        .contains(lines)
        .doesNotContain(PlantedDay.STUDENT, SmtpStandIn.PASSWORD)
        .doesNotContain(CANARIES);
    assertThat(mailServer.wire()).doesNotContain("AUTH", "Subject");
  }

  /** One line a quarantined record, in the order of the reply. */
  private void assertLog(int loadRun) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("logs/2023-06-01.log"));
    assertThat(lines)
        .allMatch(line -> LOG_LINE.matcher(line).matches())
        .noneMatch(line -> line.contains(PlantedDay.STUDENT) || line.contains(OTHER_STUDENT))
        .noneMatch(line -> line.contains(SmtpStandIn.PASSWORD));
    List<String> warnings =
        lines.stream()
            .filter(line -> line.contains("| WARN |") && line.contains("load run " + loadRun))
            .toList();
    List<String> faults = List.copyOf(PlantedDay.bad().keySet());
    assertThat(warnings).hasSameSizeAs(faults);
    for (int i = 0; i < faults.size(); i++) {
      assertThat(warnings.get(i))
          .startsWith("quarantine | 2023-06-01 07:00:00 | WARN | " + faults.get(i))
          .endsWith("load run %d, record %d".formatted(loadRun, i + 1));
    }
    assertThat(lines)
        .anyMatch(line -> line.matches("window \\|.*done after \\d+\\.\\d+ s .load run 1.*"));
  }
}
