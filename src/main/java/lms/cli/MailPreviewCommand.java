package lms.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lms.notify.MailPreview;
import lms.notify.StoredMail;
import lms.settings.Need;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import lms.texts.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the mail of the last load run as files that a mail program and a browser open. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description =
        "Writes the mail of the last load run as .eml and .html and says where; also one that was"
            + " not sent because of MAIL_ON. Sends nothing.")
final class MailPreviewCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for both files; default: DATA_DIR/preview")
  private Path out;

  @Spec private CommandSpec spec;

  MailPreviewCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings =
        SettingsReader.read(
            surroundings.environment(), surroundings.workingDirectory(), Set.of(Need.CLIENT));
    Terminal terminal = Terminal.of(spec.commandLine(), settings);
    Texts texts = new Texts(settings.language());
    try (Session session = Session.open(Pipeline.Mode.COMMAND, surroundings, settings, terminal)) {
      StoredMail mail = session.ask("last-mail", null, StoredMail.class);
      if (mail == null) {
        terminal.say(texts.get("post.preview.none"));
        return ExitStatus.FAILED;
      }
      terminal.say(about(mail, settings, texts));
      terminal.show(write(mail, settings).stream().map(Path::toString).toList());
      return ExitStatus.DONE;
    } catch (IllegalStateException e) {
      terminal.say(texts.get("post.preview.away", why(e)));
      return ExitStatus.FAILED;
    }
  }

  private static String about(StoredMail mail, Settings settings, Texts texts) {
    return texts.get(
        "post.preview.of",
        Long.toString(mail.loadRunId()),
        texts.time(mail.createdAt(), settings.calendar().zone()),
        settings.calendar().zone().getId(),
        texts.get("post.preview." + mail.status()));
  }

  private List<Path> write(StoredMail mail, Settings settings) throws Exception {
    Path folder =
        out == null
            ? settings.files().dataDir().resolve("preview")
            : surroundings.workingDirectory().resolve(out);
    String name = "mail-of-load-run-" + mail.loadRunId();
    Files.createDirectories(folder);
    return List.of(
        Files.write(folder.resolve(name + ".eml"), mail.bytes()),
        Files.writeString(folder.resolve(name + ".html"), MailPreview.html(mail.bytes())));
  }

  /**
   * Why the outbox could not be asked.
   *
   * @throws IllegalStateException if it was not for the database
   */
  private static String why(IllegalStateException thrown) {
    return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .findFirst()
        .map(Throwable::getMessage)
        .orElseThrow(() -> thrown);
  }
}
