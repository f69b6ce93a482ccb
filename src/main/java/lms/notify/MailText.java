package lms.notify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import lms.ledger.Delivery;
import lms.ledger.Failure;
import lms.ledger.RunSummary;
import lms.settings.Scrubber;
import lms.settings.Settings;

/**
 * Makes text that other stages or servers wrote fit for a mail: no secret of the settings, no line
 * breaks or invisible characters (a line break would end a header), not endless.
 */
final class MailText {
  private static final int LONGEST = 500;
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
  private final Scrubber scrubber;

  MailText(Settings settings) {
    this.scrubber = Scrubber.of(settings);
  }

  /** {@code text} without what a mail must not hold, cut at 500 characters. */
  String clean(String text) {
    return cut(INVISIBLE.matcher(scrubber.scrub(text)).replaceAll(" ").strip(), LONGEST);
  }

  /** {@code text}, or its first {@code longest} characters and an ellipsis. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    // Half a surrogate pair would be sent as a question mark.
    boolean halved = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, halved ? longest - 1 : longest) + "…";
  }

  /** The summary with its warnings, reasons and failure cleaned. */
  RunSummary clean(RunSummary summary) {
    return new RunSummary(
        summary.loadRunId(),
        summary.trigger(),
        summary.days(),
        summary.status(),
        summary.receipt(),
        cleanKeys(summary.reasons()),
        summary.absent(),
        summary.unknownKeys(),
        summary.changes(),
        summary.warnings().stream().map(this::clean).toList(),
        summary.failure().map(f -> new Failure(clean(f.stage()), f.kind(), clean(f.message()))),
        summary.startedAt(),
        summary.duration());
  }

  /** The delivery with its texts cleaned; the link stays as it is. */
  Delivery clean(Delivery delivery) {
    return new Delivery(
        clean(delivery.to()),
        delivery.problem().map(this::clean),
        clean(delivery.detail()),
        delivery.link());
  }

  private Map<String, Long> cleanKeys(Map<String, Long> counts) {
    Map<String, Long> clean = new LinkedHashMap<>();
    counts.forEach((key, count) -> clean.merge(clean(key), count, Long::sum));
    return clean;
  }
}
