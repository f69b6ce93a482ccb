package lms.notify;

import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import lms.notify.Letter.Section;
import lms.plan.FireTimes;
import lms.settings.Settings;
import lms.texts.Texts;

/** What happens next: at last the next fire of the schedule, which needs a service that runs. */
final class NextSection {
  private final Settings.Calendar calendar;
  private final Texts texts;

  NextSection(Settings.Calendar calendar, Texts texts) {
    this.calendar = calendar;
    this.texts = texts;
  }

  /**
   * @param now when the mail is written
   * @param before what happens besides, in sentences
   */
  Section after(Instant now, String... before) {
    return Section.ofLines(
        texts.get("mail.next"), Stream.concat(Stream.of(before), Stream.of(fire(now))).toList());
  }

  private String fire(Instant now) {
    ZoneId zone = calendar.zone();
    return new FireTimes(calendar.schedule(), zone)
        .next(now)
        .map(fire -> texts.get("mail.next.fire", texts.time(fire, zone), zone.getId()))
        .orElseGet(() -> texts.get("mail.next.never"));
  }
}
