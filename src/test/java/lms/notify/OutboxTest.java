package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import lms.ledger.Delivery;
import lms.settings.Settings;
import lms.settings.Settings.Mail.When;
import lms.support.AwayDatabase;
import lms.texts.Language;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OutboxTest extends NotifyTest {
  private static final String NAME = "20230601T040042Z-load-run-412-SUCCEEDED.eml";
  private static final Settings NO_SERVER = Samples.settings(null, Language.EN, When.ALWAYS);

  @Test
  void without_a_mail_server_the_same_mail_is_a_file(@TempDir Path data) throws Exception {
    Path outbox = data.resolve("out box"); // a folder that is not there yet
    try (NotifyRoutes routes = new NotifyRoutes(NO_SERVER, database, trust, outbox)) {
      Delivery delivery = routes.tell(Samples.succeeded(Days.of(Samples.DAY)));

      assertThat(delivery.problem()).isEmpty();
      assertThat(Path.of(delivery.to())).isEqualTo(outbox.resolve(NAME));
    }
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      routes.tell(Samples.succeeded(Days.of(Samples.DAY)));
    }
    MimeMessage file = read(outbox.resolve(NAME));
    MimeMessage sent = last().message();
    assertThat(file.getSubject()).isEqualTo(sent.getSubject());
    assertThat(plain(file)).isEqualTo(plain(sent));
    assertThat(html(file)).isEqualTo(html(sent));
    assertThat(file.getMessageID()).startsWith("<load-run-412-SUCCEEDED-").endsWith("@localhost>");
  }

  @Test
  void the_same_mail_written_again_replaces_its_file_and_leaves_nothing_beside(@TempDir Path data)
      throws Exception {
    try (NotifyRoutes routes = new NotifyRoutes(NO_SERVER, database, trust, data)) {
      routes.tell(Samples.succeeded(Days.of(Samples.DAY)));
      routes.tell(
          Samples.succeeded(Days.of(Samples.DAY)), null, Map.of("CamelFileName", "../planted.eml"));
    }
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).extracting(Path::getFileName).containsExactly(Path.of(NAME));
    }
    assertThat(data.resolveSibling("planted.eml")).doesNotExist();
  }

  @Test
  void an_outbox_that_cannot_be_written_is_reported(@TempDir Path data) throws Exception {
    Path file = Files.createFile(data.resolve("outbox"));
    try (NotifyRoutes routes = new NotifyRoutes(NO_SERVER, database, trust, file)) {
      Delivery delivery = routes.tell(Samples.succeeded(Days.of(Samples.DAY)));

      assertThat(delivery.problem())
          .hasValueSatisfying(
              problem -> assertThat(problem).contains("outbox", "rights", "DATA_DIR"));
    }
  }

  private static MimeMessage read(Path file) throws Exception {
    try (InputStream stream = Files.newInputStream(file)) {
      return new MimeMessage((Session) null, stream);
    }
  }

  @Test
  void a_mail_that_neither_mail_server_nor_database_took_waits_as_a_file(@TempDir Path data)
      throws Exception {
    Settings.Smtp nobody =
        Samples.smtp(closedPort(), Settings.Smtp.Tls.STARTTLS, "anna@uni.example");
    Settings settings = Samples.settings(nobody, Language.EN, When.ALWAYS);
    AwayDatabase away = new AwayDatabase(database);
    away.away = true;
    Path file = data.resolve("20230601T040042Z-load-run-412-SUCCEEDED.unsent.eml");
    try (NotifyRoutes routes = new NotifyRoutes(settings, away, trust, data)) {
      Delivery delivery = routes.tell(Samples.succeeded(Days.of(Samples.DAY)));

      assertThat(delivery.problem()).isPresent();
      assertThat(delivery.detail()).isEqualTo("not sent; it waits in " + file);
    }
    assertThat(read(file).getMessageID()).startsWith("<load-run-412-SUCCEEDED-");
  }
}
