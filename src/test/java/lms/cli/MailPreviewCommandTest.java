package lms.cli;

import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The mail of the last load run, to be looked at. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailPreviewCommandTest extends LoadCommandTest {
  @Test
  void before_the_first_load_run_there_is_no_mail() throws Exception {
    Ended ended = lms("mail", "preview");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("There is no mail of a load run yet.", "./lms run");
    assertThat(ended.out()).isEmpty();
    assertThat(folder.resolve("data/preview")).doesNotExist();
  }

  @Test
  void a_mail_that_was_not_wanted_can_be_looked_at() throws Exception {
    set("MAIL_ON", "problems");
    answer(aTrialRun());
    assertThat(lms("run").status()).isZero();
    assertThat(outbox()).isEmpty();
    environment.keySet().removeAll(List.of("API_URL", "API_CLIENT_KEY"));

    Ended ended = lms("mail", "preview", "--out", "look here");

    Path eml = folder.resolve("look here/mail-of-load-run-1.eml");
    Path html = folder.resolve("look here/mail-of-load-run-1.html");
    assertThat(ended.status()).isZero();
    assertThat(ended.out().lines()).containsExactly(eml.toString(), html.toString());
    assertThat(ended.err()).contains("Mail of load run 1", "not sent, because MAIL_ON=problems");
    try (InputStream bytes = Files.newInputStream(eml)) {
      assertThat(new MimeMessage((Session) null, bytes).getSubject())
          .isEqualTo("[LMS] 2023-05-31: 1 attempt, 1 user");
    }
    assertThat(Files.readString(html)).contains("<html lang=\"en\">").doesNotContain("cid:");
  }

  @Test
  void that_a_later_load_run_has_no_mail_is_said() throws Exception {
    answer(aTrialRun());
    assertThat(lms("run").status()).isZero();
    execute(
        """
        insert into load_run (client, trigger, "from", "to", asked, held, time_zone, status, windows, days, holder, finished_at)
        select client, trigger, "from", "to", asked, held, time_zone, status, windows, days, holder, finished_at from load_run
        """);

    Ended ended = lms("mail", "preview");

    assertThat(ended.err()).contains("Mail of load run 1", "Load run 2 is the last one");
  }

  @Test
  void without_the_database_it_says_so() throws Exception {
    set("DB_PORT", "1");

    Ended ended = lms("mail", "preview");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("the mail is in the database");
  }
}
