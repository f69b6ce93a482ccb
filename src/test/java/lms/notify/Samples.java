package lms.notify;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lms.ledger.Delivery;
import lms.ledger.Failure;
import lms.ledger.Receipt;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.settings.Limits;
import lms.settings.Secret;
import lms.settings.Settings;
import lms.settings.Settings.Mail.When;
import lms.support.SmtpStandIn;
import lms.texts.Language;
import lms.window.DaySet;
import lms.window.Days;

/** Load runs and settings to write mails about. */
final class Samples {
  static final String CLIENT = "uni";
  static final LocalDate DAY = LocalDate.parse("2023-05-31");
  static final Secret CLIENT_KEY = new Secret("key-of/the&client");
  static final Clock CLOCK = Clock.fixed(Instant.parse("2023-06-01T04:00:42Z"), ZoneOffset.UTC);
  static final Delivery SHEET =
      new Delivery(
          "sheet",
          Optional.empty(),
          "1 day added",
          Optional.of("https://docs.google.com/spreadsheets/d/1/edit#gid=0"));

  private Samples() {}

  static RunSummary succeeded(Days days) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    reasons.put("created_at is not like 2023-05-31 09:16:11.313646", 2L);
    reasons.put("lti_user_id is missing", 1L);
    return new RunSummary(
        412,
        Trigger.SCHEDULE,
        DaySet.of(days),
        Status.SUCCEEDED,
        new Receipt(11_120, 11_000, 13, 100, 3, 4),
        reasons,
        2,
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Instant.parse("2023-06-01T04:00:00.123456Z"),
        Duration.ofMillis(42_350));
  }

  static RunSummary warning(String... warnings) {
    return with(succeeded(Days.of(DAY)), Status.WARNING, List.of(warnings), Optional.empty());
  }

  static RunSummary failed(Failure failure) {
    RunSummary summary = succeeded(Days.of(DAY));
    return new RunSummary(
        summary.loadRunId(),
        summary.trigger(),
        summary.days(),
        Status.FAILED,
        Receipt.ZERO,
        Map.of(),
        0,
        Map.of(),
        List.of(),
        List.of(),
        Optional.of(failure),
        summary.startedAt(),
        summary.duration());
  }

  static RunSummary with(
      RunSummary summary, Status status, List<String> warnings, Optional<Failure> failure) {
    return new RunSummary(
        summary.loadRunId(),
        summary.trigger(),
        summary.days(),
        status,
        summary.receipt(),
        summary.reasons(),
        summary.absent(),
        summary.unknownKeys(),
        summary.changes(),
        warnings,
        failure,
        summary.startedAt(),
        summary.duration());
  }

  static RunSummary numbered(RunSummary summary, long loadRunId) {
    return new RunSummary(
        loadRunId,
        summary.trigger(),
        summary.days(),
        summary.status(),
        summary.receipt(),
        summary.reasons(),
        summary.absent(),
        summary.unknownKeys(),
        summary.changes(),
        summary.warnings(),
        summary.failure(),
        summary.startedAt(),
        summary.duration());
  }

  static Settings.Smtp smtp(int port, Settings.Smtp.Tls tls, String... recipients) {
    return new Settings.Smtp(
        "localhost",
        port,
        tls,
        SmtpStandIn.SENDER,
        new Secret(SmtpStandIn.PASSWORD),
        List.of(recipients));
  }

  static Settings settings(Settings.Smtp smtp, Language language, When when) {
    return new Settings(
        new Settings.Api(
            Optional.empty(),
            CLIENT,
            CLIENT_KEY,
            Duration.ZERO,
            0,
            Duration.ZERO,
            new Limits(1, 1, 1)),
        new Settings.Database(Optional.empty(), "public"),
        new Settings.Sheet(Optional.empty()),
        new Settings.Mail(
            Optional.ofNullable(smtp),
            Optional.of(URI.create("https://bi.example/d/1")),
            Optional.empty(),
            when),
        new Settings.Calendar(
            "0 0 7 * * ?",
            ZoneId.of("Europe/Moscow"),
            3,
            Optional.empty(),
            Duration.ofHours(2),
            LocalTime.of(9, 0)),
        new Settings.Loading(31, 2, BigDecimal.ZERO, 20, Set.of("run", "submit")),
        new Settings.Web("127.0.0.1", 8080, Optional.empty(), Optional.empty(), Optional.empty()),
        new Settings.Files(Path.of("data"), Path.of("logs"), 3, "INFO"),
        language,
        new Settings.Extras(Optional.empty(), Map.of()));
  }
}
