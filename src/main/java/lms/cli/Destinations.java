package lms.cli;

import java.nio.file.Path;
import java.util.List;
import lms.settings.Settings;

/** Says at the start where things will go; what is missing in the settings shows here first. */
final class Destinations {
  private Destinations() {}

  static List<String> of(Settings settings) {
    Path data = settings.files().dataDir();
    return List.of(
        "attempts: "
            + settings
                .database()
                .server()
                .map(s -> "PostgreSQL %s at %s:%d".formatted(s.name(), s.host(), s.port()))
                .orElse("no DB_HOST, so the embedded PostgreSQL in " + data.resolve("postgres")),
        "daily numbers: "
            + settings
                .sheet()
                .google()
                .map(g -> "Google spreadsheet " + g.spreadsheetId())
                .orElse("no Google credentials, so a file in " + data.resolve("reports")),
        "mail: "
            + settings
                .mail()
                .smtp()
                .map(s -> "%d recipients through %s".formatted(s.recipients().size(), s.host()))
                .orElse("no SMTP_SERVER, so a file in " + data.resolve("outbox")));
  }
}
