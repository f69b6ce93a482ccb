package lms.settings;

import static lms.settings.SettingGroup.DATABASE;
import static lms.settings.SettingGroup.DAYS;
import static lms.settings.SettingGroup.FILES;
import static lms.settings.SettingGroup.GRADER;
import static lms.settings.SettingGroup.JAVA;
import static lms.settings.SettingGroup.LOADING;
import static lms.settings.SettingGroup.MAIL;
import static lms.settings.SettingGroup.METABASE;
import static lms.settings.SettingGroup.SERVICE;
import static lms.settings.SettingGroup.SHEET;

import java.util.EnumSet;
import java.util.Set;

/**
 * Every setting there is; the constant's name is the name users write. The settings table of the
 * README and {@code .env.example} are rendered from here.
 */
public enum Setting {
  API_URL(GRADER, "", "https://lms.example/api/statistics", "address of the grader's API"),
  API_CLIENT(GRADER, "", "MyUniversity", "the university's name at the API, case-sensitive"),
  API_CLIENT_KEY(GRADER, "", "", "the client's key, from the grader's owner"),
  API_TIMEOUT(GRADER, "180s", "", "longest silence of the API, `1s` to `1h`"),
  API_RETRIES(GRADER, "4", "", "tries after the first one, 0 to 20"),
  API_RETRY_DELAY(GRADER, "2s", "", "wait before the first retry, then doubled, at most `60s`"),
  API_MAX_BYTES(GRADER, "16g", "", "size of one reply at most, unpacked, `1k` to `1024g`"),
  API_MAX_RECORDS(GRADER, "50000000", "", "records of one reply at most, 1 to 500000000"),
  API_MAX_RATIO(GRADER, "500", "", "times a reply may grow unpacked, from 16 MiB on, 1 to 10000"),

  DB_HOST(
      DATABASE,
      "",
      "db.example",
      "server, PostgreSQL 15 or newer; of `db1,db2:5433` the primary; none: the embedded one"),
  DB_PORT(DATABASE, "5432", "", "port of `DB_HOST`"),
  DB_NAME(DATABASE, "", "lms", "database on `DB_HOST`"),
  DB_USER(DATABASE, "", "lms", "role that connects"),
  DB_PASSWORD(DATABASE, "", "change-me", "the role's password"),
  DB_SCHEMA(DATABASE, "public", "", "schema of our tables"),
  DB_SSLMODE(
      DATABASE, "prefer", "", "TLS: `disable`, `prefer`, `require`, `verify-ca`, `verify-full`"),
  DB_SSLROOTCERT(
      DATABASE,
      "",
      "db-ca.pem",
      "who may sign the server's certificate, PEM; none: as Java trusts"),

  GOOGLE_SHEETS_CREDENTIALS_BASE64(
      SHEET, "", "the output of: base64 -w0 key.json", "service account's key file, in base64"),
  SPREADSHEET_ID(
      SHEET, "", "1AbCdEfGhIjKlMnOpQrStUvWxYz", "the spreadsheet: its id, or its whole address"),
  SHEET_NAME(
      SHEET, "", "Daily", "tab; none: the one whose headings match, else the first one, if empty"),
  SHEET_COURSES(SHEET, "", "Courses", "second tab, day × course"),
  GOOGLE_SHEETS_URL(
      SHEET, "https://sheets.googleapis.com/", "", "root of the Sheets API, for proxies and tests"),

  SMTP_SERVER(MAIL, "", "smtp.example.org", "mail server"),
  SMTP_PORT(MAIL, "587", "", "port of `SMTP_SERVER`"),
  SMTP_TLS(MAIL, "", "starttls", "`implicit` or `starttls`; none: `implicit` on port 465"),
  SENDER_EMAIL(MAIL, "", "lms@example.org", "sender, and user name at the mail server"),
  SENDER_PASSWORD(MAIL, "", "change-me", "the sender's password"),
  RECIPIENTS_EMAILS(MAIL, "", "ann@example.org, bob@example.org", "recipients, by comma"),
  DASHBOARD_URL(MAIL, "", "https://bi.example/", "link in the mail; none: the service's own page"),
  PAGE_URL(MAIL, "", "https://lms.example.org/", "the own page as readers of a mail reach it"),
  MAIL_ON(MAIL, "always", "", "which load runs send a mail: `always`, `problems`"),
  COMPLETE_BY(MAIL, "09:00", "", "yesterday not complete by then: a mail"),

  SCHEDULE(DAYS, "0 0 7 * * ?", "", "when to load, quartz cron in `TIME_ZONE`"),
  TIME_ZONE(DAYS, "UTC", "Europe/Moscow", "zone of the schedule and of \"a day\""),
  LOOKBACK_DAYS(DAYS, "3", "", "days before yesterday to read again, 0 to 60"),
  CATCH_UP_FROM(DAYS, "", "2025-09-01", "no earlier day is made up; none: first day ever loaded"),
  RUN_DEADLINE(DAYS, "2h", "", "a load run that takes longer is stopped, `1s` to `168h`"),

  WINDOW_DAYS(LOADING, "31", "", "days of one request at most, 1 to 366"),
  FETCH_PARALLEL(LOADING, "2", "", "requests at the same time, 1 to 8"),
  ERROR_BUDGET(LOADING, "1%", "", "share of a day's records that may be quarantined"),
  ERROR_BUDGET_MIN(LOADING, "20", "", "records of a day that may be, whatever their share"),
  ATTEMPT_TYPES(LOADING, "run,submit", "", "types accepted; others are quarantined"),
  TASKS_FILE(LOADING, "", "tasks.csv", "file with the names of tasks"),

  HTTP_HOST(SERVICE, "127.0.0.1", "", "address to listen on; others need `REST_TOKEN`"),
  HTTP_PORT(SERVICE, "8080", "", "port to listen on"),
  REST_TOKEN(SERVICE, "", "the output of: openssl rand -hex 32", "token of REST and page"),
  HEARTBEAT_URL(SERVICE, "", "https://hc.example/ping/1", "called after each success"),

  DATA_DIR(FILES, "data", "", "folder of all that is kept"),
  LOG_DIR(FILES, "logs", "", "folder of the log, one file a day"),
  LOG_DAYS(FILES, "3", "", "days of log to keep, today included, 1 to 3650"),
  LOG_LEVEL(FILES, "INFO", "", "`TRACE`, `DEBUG`, `INFO`, `WARN`, `ERROR`"),
  REPORT_LANGUAGE(FILES, "en", "", "mail, sheet headings, page, terminal: `en`, `ru`"),

  METABASE_URL(METABASE, "", "http://localhost:3000", "address of Metabase"),
  METABASE_USER(METABASE, "", "admin@example.org", "its administrator"),
  METABASE_PASSWORD(METABASE, "", "change-me", "the administrator's password"),
  METABASE_API_KEY(METABASE, "", "mb_change-me", "an administrator's key instead of both"),
  METABASE_DB_HOST(
      METABASE, "", "db", "PostgreSQL as Metabase sees it; none: `DB_HOST`, if it is one"),
  METABASE_DB_PORT(METABASE, "", "5432", "its port; none: `DB_PORT`"),
  METABASE_DB_NAME(METABASE, "", "lms", "database; none: `DB_NAME`"),
  METABASE_DB_USER(METABASE, "", "bi_reader", "role that may only read; none: `DB_USER`"),
  METABASE_DB_PASSWORD(METABASE, "", "change-me", "its password; none: `DB_PASSWORD`"),

  JAVA_OPTS(JAVA, "", "-Xmx512m", "given to the JVM by `./lms`; only from the environment");

  private static final Set<Setting> REQUIRED = EnumSet.of(API_URL, API_CLIENT, API_CLIENT_KEY);
  private static final Set<Setting> SECRET =
      EnumSet.of(
          API_CLIENT_KEY,
          DB_PASSWORD,
          GOOGLE_SHEETS_CREDENTIALS_BASE64,
          SENDER_PASSWORD,
          REST_TOKEN,
          HEARTBEAT_URL,
          METABASE_PASSWORD,
          METABASE_API_KEY,
          METABASE_DB_PASSWORD);

  private final SettingGroup group;
  private final String defaultText;
  private final String example;
  private final String meaning;

  Setting(SettingGroup group, String defaultText, String example, String meaning) {
    this.group = group;
    this.defaultText = defaultText;
    this.example = example;
    this.meaning = meaning;
  }

  public SettingGroup group() {
    return group;
  }

  /** The default as users would write it; empty if there is none. */
  public String defaultText() {
    return defaultText;
  }

  /** A value to learn from: the default, where there is one and no better. */
  public String example() {
    return example.isEmpty() ? defaultText : example;
  }

  /** What it is for, one line of Markdown. */
  public String meaning() {
    return meaning;
  }

  /** Whether its value is shown nowhere. */
  public boolean isSecret() {
    return SECRET.contains(this);
  }

  /** Whether a command that needs the API cannot start without it. */
  public boolean isRequired() {
    return REQUIRED.contains(this);
  }

  /** The setting that names a file with the value instead. */
  public String fileName() {
    return name() + "_FILE";
  }
}
