package lms.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lms.notify.MailPreview;
import lms.notify.StoredMail;
import lms.settings.Need;
import lms.settings.Settings;
import lms.texts.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the mail of the last load run as files that a mail program and a browser open. */
@Command(name = "preview", mixinStandardHelpOptions = true)
final class MailPreviewCommand extends ConfiguredCommand {
  @Option(names = "--out", paramLabel = "DIR")
  private Path out;

  MailPreviewCommand(Surroundings surroundings) {
    super(surroundings, Need.CLIENT);
  }

  @Override
  int execute(Settings settings, Terminal terminal) throws Exception {
    try (Session session = open(settings, terminal)) {
      StoredMail mail = session.ask("last-mail", null, StoredMail.class);
      if (mail == null) {
        terminal.tell("post.preview.none");
        return ExitStatus.FAILED;
      }
      terminal.say(about(mail, settings, terminal.texts()));
      if (mail.newest() > mail.loadRunId()) {
        terminal.tell("post.preview.newer", Long.toString(mail.newest()));
      }
      terminal.show(write(mail, settings).stream().map(Path::toString).toList());
      return ExitStatus.DONE;
    } catch (IllegalStateException e) {
      terminal.tell("post.preview.away", whyWithoutDatabase(e));
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
}
