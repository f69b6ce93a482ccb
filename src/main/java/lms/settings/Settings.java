package lms.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lms.texts.Language;

/**
 * Every setting, read and checked. The names users write are in the settings table of the README.
 */
public record Settings(
    Api api,
    Database database,
    Sheet sheet,
    Mail mail,
    Calendar calendar,
    Loading loading,
    Web web,
    Files files,
    Language language,
    Extras extras) {

  /**
   * The grader.
   *
   * @param url empty where the command needs no API and none is set
   * @param client the university, case-sensitive
   * @param timeout longest silence of the API, also before its first byte
   * @param retries tries after the first one
   * @param retryDelay wait before the first retry, doubled each time up to 60 s
   * @param limits what one reply may have
   */
  public record Api(
      Optional<URI> url,
      String client,
      Secret clientKey,
      Duration timeout,
      int retries,
      Duration retryDelay,
      Limits limits) {}

  /**
   * Where attempts are stored.
   *
   * @param server empty = the embedded PostgreSQL under {@link Files#dataDir}
   * @param schema schema of our tables
   */
  public record Database(Optional<Server> server, String schema) {}

  /** A PostgreSQL 15 or newer; {@code host} and {@code port} as users write them. */
  public record Server(
      String host, int port, String name, String user, Secret password, Encryption encryption) {
    /** One that is reached as psql would reach it. */
    public Server(String host, int port, String name, String user, Secret password) {
      this(host, port, name, user, password, Encryption.DEFAULT);
    }

    /** Where it may be. */
    public Hosts hosts() {
      return Hosts.of(host, port);
    }
  }

  /**
   * The sheet.
   *
   * @param google empty = a CSV file instead
   */
  public record Sheet(Optional<Google> google) {}

  /**
   * @param credentials service account key, the decoded JSON
   * @param spreadsheetId the long id in the spreadsheet's address
   * @param tab empty = the tab whose headings match, else the first one, if empty
   * @param coursesTab tab of day × course, empty = none
   * @param rootUrl root of the Sheets API, ends with a slash
   */
  public record Google(
      Secret credentials,
      String spreadsheetId,
      Optional<String> tab,
      Optional<String> coursesTab,
      URI rootUrl) {}

  /**
   * The mail.
   *
   * @param smtp empty = files in the outbox instead
   * @param dashboardUrl link in the mail, empty = the service's own page
   * @param pageUrl that page as readers reach it, empty = as the service listens
   */
  public record Mail(
      Optional<Smtp> smtp, Optional<URI> dashboardUrl, Optional<URI> pageUrl, When when) {
    /** Which load runs send a mail. */
    public enum When {
      ALWAYS,
      PROBLEMS
    }
  }

  /** A mail server; both kinds of TLS check certificate and host name. */
  public record Smtp(
      String host, int port, Tls tls, String sender, Secret password, List<String> recipients) {
    /** How the connection is encrypted. */
    public enum Tls {
      /** In clear, then STARTTLS, without which nothing is sent. */
      STARTTLS,
      /** Encrypted from the first byte. */
      IMPLICIT
    }
  }

  /**
   * Days and times.
   *
   * @param schedule quartz cron in {@code zone}
   * @param zone what "a day" means
   * @param lookbackDays days before yesterday to read again
   * @param catchUpFrom no day before it is ever due; empty = first day ever loaded
   * @param runDeadline a load run that takes longer is stopped and FAILED
   * @param completeBy yesterday not complete at this time of day: a mail
   */
  public record Calendar(
      String schedule,
      ZoneId zone,
      int lookbackDays,
      Optional<LocalDate> catchUpFrom,
      Duration runDeadline,
      LocalTime completeBy) {}

  /**
   * How loads are cut and judged.
   *
   * @param windowDays days of one window at most
   * @param fetchParallel requests at the same time at most
   * @param errorBudget share of a day's records, 0 to 1, that may be quarantined
   * @param errorBudgetMin quarantined records a day may have whatever their share
   * @param attemptTypes the types accepted
   */
  public record Loading(
      int windowDays,
      int fetchParallel,
      BigDecimal errorBudget,
      int errorBudgetMin,
      Set<String> attemptTypes) {}

  /** The service's own HTTP server; {@code heartbeat} is called after each success. */
  public record Web(
      String host,
      int port,
      Optional<Secret> token,
      Optional<Secret> ticket,
      Optional<URI> heartbeat) {
    private static final int TOKEN_LENGTH = 32;

    /** Whether it listens where only this machine reaches it. */
    public boolean isLoopback() {
      return Addresses.isLoopback(host);
    }

    /** Whether others reach it, and may guess a token so short. */
    public boolean isGuessable() {
      return !isLoopback() && token.filter(t -> t.value().length() < TOKEN_LENGTH).isPresent();
    }
  }

  /** Folders, absolute. */
  public record Files(Path dataDir, Path logDir, int logDays, String logLevel) {}

  /** What later commands use: the task names' file and Metabase, by setting name. */
  public record Extras(Optional<Path> tasksFile, Map<String, Secret> metabase) {}
}
