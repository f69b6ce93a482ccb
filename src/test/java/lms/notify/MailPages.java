package lms.notify;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.ledger.DayChange;
import lms.ledger.Delivery;
import lms.ledger.Failure;
import lms.ledger.Incident;
import lms.ledger.Notice;
import lms.ledger.Receipt;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.settings.Settings.Mail.When;
import lms.texts.Language;
import lms.texts.Texts;
import lms.window.Days;

/** Writes mails of made-up load runs as pages that a browser shows; see tools/mail-images.sh. */
final class MailPages {
  /** How many of the mails have a chart: of six in each language one has none. */
  static final int CHARTS = 10;

  private static final LocalDate DAY = Samples.DAY;
  private static final Incident INCIDENT =
      new Incident(
          1,
          "extract API",
          Instant.parse("2023-05-31T04:03:00Z"),
          Optional.of(Instant.parse("2023-05-31T11:03:00Z")),
          3,
          Optional.of("<load-run-411-FAILED-0@sender.example>"));

  private MailPages() {}

  /**
   * @param arguments the folder the pages go to
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Language language : Language.values()) {
      for (Map.Entry<String, Mail> mail : mails(language).entrySet()) {
        String name = "%s-%s.html".formatted(mail.getKey(), language.locale().toLanguageTag());
        Files.writeString(folder.resolve(name), page(mail.getValue()));
      }
    }
  }

  private static Map<String, Mail> mails(Language language) throws Exception {
    Texts texts = new Texts(language);
    Delivery sheet =
        new Delivery(
            Samples.SHEET.to(),
            Optional.empty(),
            texts.count("sheet.added", 1),
            Samples.SHEET.link());
    MailComposer composer =
        new MailComposer(Samples.settings(null, language, When.ALWAYS), Samples.CLOCK);
    RunSummary day = Samples.succeeded(Days.of(DAY));
    RunSummary month = Samples.succeeded(new Days(DAY.withDayOfMonth(1), DAY));
    Failure failure =
        new Failure(
            "extract",
            Failure.Kind.API,
            texts.get("problem.reply.status", 503, "Service Unavailable"));
    Map<String, Mail> mails = new LinkedHashMap<>();
    mails.put("day", composer.compose(day, sheet, Notice.NONE, rows(composer, day)));
    RunSummary odd = needsALook(texts);
    mails.put("warning", composer.compose(odd, sheet, Notice.NONE, rows(composer, odd)));
    RunSummary failed = Samples.failed(failure);
    List<Map<String, Object>> before = rows(composer, failed);
    before.remove(before.size() - 1);
    mails.put("failure", composer.compose(failed, null, Notice.NONE, before));
    mails.put("away", composer.compose(failed, null, Notice.NONE, null));
    Notice over = Notice.over(List.of(INCIDENT));
    mails.put("recovery", composer.compose(day, sheet, over, rows(composer, day)));
    mails.put("month", composer.compose(month, sheet, Notice.NONE, rows(composer, month)));
    return mails;
  }

  private static RunSummary needsALook(Texts texts) {
    RunSummary run =
        Samples.warning(texts.get("problem.budget", texts.date(DAY), 812, 11_120, 1, 20));
    Map<String, Long> reasons = new LinkedHashMap<>();
    reasons.put("created_at is not like 2023-05-31 09:16:11.313646 (got '31.05.2023')", 700L);
    reasons.put("lti_user_id is missing", 80L);
    reasons.put("attempt_type is not one of run, submit (got 'view')", 32L);
    return new RunSummary(
        run.loadRunId(),
        run.trigger(),
        run.days(),
        Status.WARNING,
        new Receipt(11_120, 10_204, 0, 100, 812, 4),
        reasons,
        run.absent(),
        run.unknownKeys(),
        List.of(
            new DayChange(DAY.minusDays(3), 8_412, 8_447, 35, 3),
            new DayChange(DAY.minusDays(1), 9_120, 9_120, 0, 1_200)),
        run.warnings(),
        run.failure(),
        run.startedAt(),
        run.duration());
  }

  /** Numbers of the days the mail asks for; of a day before the load run's there are none. */
  private static List<Map<String, Object>> rows(MailComposer composer, RunSummary run) {
    Map<String, Object> asked = composer.statsOf(run);
    Days days = new Days((LocalDate) asked.get("from"), (LocalDate) asked.get("to"));
    return new ArrayList<>(
        days.list().stream()
            .filter(day -> !day.equals(DAY.minusDays(9)) || run.days().contains(day))
            .map(MailPages::row)
            .toList());
  }

  private static Map<String, Object> row(LocalDate day) {
    long attempts = day.equals(DAY) ? 11_113 : 7_400 + day.getDayOfYear() * 977L % 4_300;
    long submissions = attempts * 45 / 100;
    long correct = submissions * (36 + day.getDayOfMonth() % 12) / 100;
    Map<String, Object> row = new HashMap<>();
    row.put("day", Date.valueOf(day));
    row.put("attempts", attempts);
    row.put("unique_users", attempts / 29);
    row.put("correct_submissions", correct);
    row.put(
        "success_rate",
        BigDecimal.valueOf(correct * 100)
            .divide(BigDecimal.valueOf(submissions), 2, RoundingMode.HALF_UP));
    row.put("trial_runs", attempts - submissions);
    row.put("submissions", submissions);
    return row;
  }

  /** The HTML of a mail with its pictures inside. */
  private static String page(Mail mail) throws Exception {
    Object rich = ((MimeMultipart) mail.message().getContent()).getBodyPart(1).getContent();
    if (rich instanceof String html) {
      return html;
    }
    MimeMultipart parts = (MimeMultipart) rich;
    String html = (String) parts.getBodyPart(0).getContent();
    for (int i = 1; i < parts.getCount(); i++) {
      BodyPart picture = parts.getBodyPart(i);
      String id = picture.getHeader("Content-ID")[0].replaceAll("[<>]", "");
      try (InputStream png = picture.getInputStream()) {
        String data = Base64.getEncoder().encodeToString(png.readAllBytes());
        html = html.replace("cid:" + id, "data:image/png;base64," + data);
      }
    }
    return html;
  }
}
