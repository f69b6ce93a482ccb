package lms.cli;

import java.nio.file.Path;
import java.util.List;
import lms.settings.Settings;
import lms.texts.Texts;

/** Says at the start where things will go; what is missing in the settings shows here first. */
final class Destinations {
  private Destinations() {}

  static List<String> of(Settings settings, Texts texts) {
    Path data = settings.files().dataDir();
    return List.of(
        settings
            .database()
            .server()
            .map(server -> attempts(server, texts))
            .orElseGet(() -> texts.get("terminal.attempts.embedded", data.resolve("postgres"))),
        settings
            .sheet()
            .google()
            .map(google -> texts.get("terminal.numbers.sheet", google.spreadsheetId()))
            .orElseGet(() -> texts.get("terminal.numbers.file", data.resolve("reports"))),
        settings
            .mail()
            .smtp()
            .map(smtp -> texts.get("terminal.mail.smtp", smtp.recipients().size(), smtp.host()))
            .orElseGet(() -> texts.get("terminal.mail.file", data.resolve("outbox"))));
  }

  private static String attempts(Settings.Server server, Texts texts) {
    return texts.get("terminal.attempts.server", server.name(), server.hosts().toString());
  }
}
