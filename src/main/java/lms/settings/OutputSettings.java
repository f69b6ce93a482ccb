package lms.settings;

import java.util.List;
import java.util.Optional;

/** Reads where the numbers go: sheet and mail. */
final class OutputSettings {
  private static final int IMPLICIT_TLS_PORT = 465;

  private final Sources sources;
  private final Values values;
  private final Problems problems;

  OutputSettings(Sources sources, Values values, Problems problems) {
    this.sources = sources;
    this.values = values;
    this.problems = problems;
  }

  Settings.Sheet sheet() {
    Settings.Google google =
        new Settings.Google(
            values
                .read(Setting.GOOGLE_SHEETS_CREDENTIALS_BASE64, KeyFile::decode)
                .orElse(new Secret("")),
            values.read(Setting.SPREADSHEET_ID, Addresses::spreadsheetId).orElse(""),
            values.text(Setting.SHEET_NAME),
            values.text(Setting.SHEET_COURSES),
            values.get(Setting.GOOGLE_SHEETS_URL, Addresses::root));
    if (google.coursesTab().isPresent() && google.coursesTab().equals(google.tab())) {
      problems.add(Setting.SHEET_COURSES, "settings.same-tab");
    }
    return new Settings.Sheet(
        SettingGroups.GOOGLE.isWhole(sources, problems) ? Optional.of(google) : Optional.empty());
  }

  Settings.Mail mail() {
    Settings.Smtp smtp = smtp();
    return new Settings.Mail(
        SettingGroups.SMTP.isWhole(sources, problems) ? Optional.of(smtp) : Optional.empty(),
        values.read(Setting.DASHBOARD_URL, Addresses::page),
        values.read(Setting.PAGE_URL, Addresses::page),
        values.get(Setting.MAIL_ON, Parsers.choice(Settings.Mail.When.class)));
  }

  private Settings.Smtp smtp() {
    int port = values.get(Setting.SMTP_PORT, Parsers.integer(1, 65_535));
    return new Settings.Smtp(
        values.read(Setting.SMTP_SERVER, Addresses::host).orElse(""),
        port,
        values
            .read(Setting.SMTP_TLS, Parsers.choice(Settings.Smtp.Tls.class))
            .orElse(
                port == IMPLICIT_TLS_PORT
                    ? Settings.Smtp.Tls.IMPLICIT
                    : Settings.Smtp.Tls.STARTTLS),
        values.read(Setting.SENDER_EMAIL, Addresses::mail).orElse(""),
        values.secret(Setting.SENDER_PASSWORD).orElse(new Secret("")),
        values.read(Setting.RECIPIENTS_EMAILS, Addresses::mails).orElse(List.of()));
  }
}
