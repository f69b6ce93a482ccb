package lms.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lms.report.DueDay;
import lms.report.GoogleAccount;
import lms.report.SheetFailure;
import lms.report.Tab;
import lms.settings.Settings;
import lms.texts.Texts;

/** Whether the spreadsheet can be read and written, and has a tab for the daily table. */
public final class SheetCheck implements Check {
  private final Optional<Settings.Google> google;
  private final Path dataDir;
  private final Question<List<DueDay>, Tab> sheet;
  private final Texts texts;

  /**
   * @param google empty = not configured
   * @param dataDir {@code DATA_DIR}
   * @param sheet gives the tab of the daily table after it was read and written to no effect
   */
  public SheetCheck(
      Optional<Settings.Google> google,
      Path dataDir,
      Question<List<DueDay>, Tab> sheet,
      Texts texts) {
    this.google = google;
    this.dataDir = dataDir;
    this.sheet = sheet;
    this.texts = texts;
  }

  @Override
  public String name() {
    return "sheet";
  }

  /** Google is asked four times at most, each for a minute. */
  @Override
  public Duration bound() {
    return Duration.ofMinutes(5);
  }

  @Override
  public List<Finding> look() {
    return google
        .map(this::look)
        .orElseGet(
            () ->
                List.of(
                    Finding.notConfigured(
                        name(), texts.get("doctor.sheet.none", dataDir.resolve("reports")))));
  }

  private List<Finding> look(Settings.Google settings) {
    try {
      String account = new GoogleAccount(settings.credentials()).email();
      return List.of(
          Finding.ok("service account", texts.get("doctor.account", account)),
          spreadsheet(settings, account));
    } catch (IllegalArgumentException e) {
      return List.of(
          Finding.told("service account", e.getMessage(), texts.get("doctor.account.do"), texts));
    }
  }

  private Finding spreadsheet(Settings.Google settings, String account) {
    try {
      Tab tab = sheet.ask(List.of());
      return Finding.ok(name(), texts.get("doctor.sheet", tab.title(), settings.spreadsheetId()));
    } catch (Exception e) {
      String why = new SheetFailure(settings.spreadsheetId(), account, texts.language()).why(e);
      return Finding.told(name(), why, texts.get("doctor.sheet.do"), texts);
    }
  }
}
