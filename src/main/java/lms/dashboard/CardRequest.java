package lms.dashboard;

import java.util.Optional;
import lms.settings.Language;
import lms.window.Days;

/**
 * What a card is asked for.
 *
 * @param days both ends inclusive, in {@code TIME_ZONE}
 * @param course a course key; empty = all courses
 * @param language of what people read
 */
public record CardRequest(Card card, Days days, Optional<String> course, Language language) {
  /** The same for as many days before. */
  CardRequest before() {
    Days earlier = new Days(days.from().minusDays(days.count()), days.from().minusDays(1));
    return new CardRequest(card, earlier, course, language);
  }
}
