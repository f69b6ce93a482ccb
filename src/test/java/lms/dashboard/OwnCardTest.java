package lms.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.dashboard.Planted.Try;
import lms.texts.Language;
import lms.texts.Texts;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A card of one's own is made as the manual says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnCardTest {
  private static final LocalDate DAY = LocalDate.parse("2023-05-31");
  private static final ZoneId ZONE = ZoneId.of("UTC");

  @Test
  void the_manual_s_example_is_a_card_and_counts() throws Exception {
    String manual = manual();
    String example = manual.substring(manual.indexOf("```sql\n") + 7);
    Card card = CardFile.parse("ungraded", example.substring(0, example.indexOf("```")));
    Days day = Days.of(DAY);
    Planted campus =
        Planted.of(ZONE, day, List.of(submission("a", 1, null), submission("b", 2, true)));
    TaskNames none = TaskNames.of(Optional.empty(), new Texts(Language.EN));
    CardQuery query = new CardQuery(campus.database(), Planted.CLIENT, ZONE, none);

    for (Optional<String> course : List.of(Optional.<String>empty(), Optional.of("a"))) {
      CardAnswer answer = query.answer(new CardRequest(card, day, course, Language.EN));
      assertThat(answer.rows()).as(course.toString()).containsExactly(List.of(DAY, 1L));
    }
    CardAnswer other = query.answer(new CardRequest(card, day, Optional.of("b"), Language.EN));
    assertThat(other.rows()).containsExactly(List.of(DAY, 0L));
  }

  @Test
  void the_manual_names_every_word_a_card_can_have() throws Exception {
    String manual = manual();
    Stream<Enum<?>[]> words =
        Stream.of(
            Card.Display.values(), Card.Viewer.values(), Card.Kind.values(), Card.Section.values());

    assertThat(manual)
        .contains(
            words
                .flatMap(Stream::of)
                .filter(word -> word != Card.Section.FILTERS)
                .map(word -> "`" + word.name().toLowerCase(Locale.ROOT) + "`")
                .collect(Collectors.toList()));
  }

  private static String manual() throws Exception {
    String page = Files.readString(Path.of("docs/page.md"));
    return page.substring(page.indexOf("## A card of your own"));
  }

  private static Try submission(String course, int minute, Boolean correct) {
    Instant at = Instant.parse("2023-05-31T12:00:00Z").plusSeconds(60L * minute);
    return new Try(at, "learner", course, "task", "submit", correct);
  }
}
