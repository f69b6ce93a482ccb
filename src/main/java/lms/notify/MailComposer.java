package lms.notify;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.ledger.DailyStats;
import lms.ledger.DayCoverage;
import lms.ledger.Delivery;
import lms.ledger.Incident;
import lms.ledger.Notice;
import lms.ledger.RunSummary;
import lms.settings.Settings;
import lms.window.Days;

/**
 * Composes the mail about a load run, or about a day that is late. Bean {@code mailComposer}.
 * Stateless.
 */
public final class MailComposer {
  private final Settings settings;
  private final Clock clock;
  private final MailText mailText;
  private final Template html;
  private final Template text;

  /**
   * @param clock for the mail's date and its file's name
   */
  public MailComposer(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.mailText = new MailText(settings);
    this.html = template(compiler(), "mail/load_run.html.mustache");
    this.text = template(compiler().escapeHTML(false), "mail/load_run.txt.mustache");
  }

  /** Parameters of {@code sql/select_daily_stats.sql} for a load run's days and some before. */
  public Map<String, Object> statsOf(RunSummary summary) {
    Days days = KnownDays.neededFor(summary.days());
    return Map.of("client", settings.api().client(), "from", days.from(), "to", days.to());
  }

  /**
   * The mail, in the configured language.
   *
   * @param sheet what became of the sheet, or {@code null}
   * @param notice what it says of incidents
   * @param rows rows of {@code daily_stats}, oldest first, or {@code null} where the database could
   *     not be asked
   */
  public Mail compose(
      RunSummary summary, Delivery sheet, Notice notice, List<Map<String, Object>> rows)
      throws MessagingException {
    Outcome outcome =
        new Outcome(
            mailText.clean(summary),
            Optional.ofNullable(sheet).map(mailText::clean),
            Optional.ofNullable(rows).map(MailComposer::known),
            notice,
            clock.instant());
    Postmark postmark = Postmark.of(summary, settings.api().client(), notice);
    return mail(new Letters(settings).about(outcome), postmark, clock.instant());
  }

  /**
   * The mail about a day that was not complete in time, in the configured language.
   *
   * @param notice its incident
   */
  public Mail overdue(DayCoverage day, Notice notice) throws MessagingException {
    Incident incident = notice.incidents().get(0);
    Postmark postmark = Postmark.ofOverdue(day.day(), settings.api().client(), incident);
    Letter letter = new OverdueLetter(settings).about(day, notice, clock.instant());
    // However often it is tried, it is one file.
    return mail(letter, postmark, incident.lastMailAt().orElse(incident.openedAt()));
  }

  /**
   * @param fileTime in the name of its file
   */
  private Mail mail(Letter letter, Postmark postmark, Instant fileTime) throws MessagingException {
    return new Mail(
        new Envelope(settings)
            .around(letter, plain(letter), html.execute(letter), postmark, clock.instant()),
        Mail.nameOf(fileTime, postmark.name()));
  }

  private static KnownDays known(List<Map<String, Object>> rows) {
    return new KnownDays(rows.stream().map(DailyStats::of).toList());
  }

  private String plain(Letter letter) {
    // Soft hyphens let headings break on a phone; in plain text they would only be seen.
    return text.execute(letter).replace("\u00ad", "");
  }

  private static Mustache.Compiler compiler() {
    return Mustache.compiler().emptyStringIsFalse(true);
  }

  private static Template template(Mustache.Compiler compiler, String name) {
    try (InputStream file = MailComposer.class.getClassLoader().getResourceAsStream(name)) {
      return compiler.compile(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
