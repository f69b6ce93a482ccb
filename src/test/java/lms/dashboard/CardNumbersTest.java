package lms.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lms.dashboard.Planted.Try;
import lms.security.Secures;
import lms.texts.Language;
import lms.texts.Texts;
import lms.window.Days;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every card's numbers, beside those that Java counts from the same attempts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
class CardNumbersTest {
  private static final Cards CARDS = Cards.shipped();

  /**
   * The clocks of Berlin go forward on 26 March, those of Lord Howe back by half an hour on 2
   * April.
   */
  private static final Days LOADED =
      new Days(LocalDate.parse("2023-02-20"), LocalDate.parse("2023-04-10"));

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

  private final List<Planted> campuses = new ArrayList<>();

  @BeforeAll
  void plant() throws Exception {
    for (ZoneId zone : List.of(BERLIN, LORD_HOWE)) {
      campuses.add(Planted.of(zone, LOADED, Planted.random(42, 3_000, zone, LOADED)));
    }
  }

  static List<String> cards() {
    return CARDS.all().stream().map(Card::key).toList();
  }

  @ParameterizedTest
  @MethodSource("cards")
  void a_card_counts_as_its_help_says(String key) throws Exception {
    Card card = CARDS.find(key).orElseThrow();
    for (Planted campus : campuses) {
      for (Days days :
          List.of(
              days("2023-03-01", "2023-04-10"),
              days("2023-03-26", "2023-03-26"), // 23 hours in Berlin
              days("2023-04-02", "2023-04-02"), // 24 and a half on Lord Howe
              days("2023-03-13", "2023-03-13"), // loaded, and empty
              days("2023-02-10", "2023-02-25"), // not loaded at its beginning
              days("2022-01-01", "2022-01-31"))) { // nothing at all
        for (Optional<String> course :
            List.of(
                Optional.<String>empty(), Optional.of("course-1"), Optional.of("no such course"))) {
          assertThat(rows(card, campus, days, course))
              .as("%s %s %s in %s", card.key(), days, course, campus.zone())
              .isEqualTo(new Recount(campus, LOADED, days, course).of(card.key()));
        }
      }
    }
  }

  @Test
  void the_planted_attempts_fill_every_card_and_do_not_fit_another_zone() throws Exception {
    Days days = days("2023-03-01", "2023-04-10");
    for (Card card : CARDS.all()) {
      assertThat(rows(card, campuses.get(0), days, Optional.empty())).as(card.key()).isNotEmpty();
    }
    Planted asIfUtc = new Planted(null, ZoneId.of("UTC"), campuses.get(0).tries());
    Card hours = CARDS.find("weekday_hours").orElseThrow();
    assertThat(rows(hours, campuses.get(0), days, Optional.empty()))
        .isNotEqualTo(new Recount(asIfUtc, LOADED, days, Optional.empty()).of("weekday_hours"));
    assertThat(
            rows(
                CARDS.find("learners_in_need").orElseThrow(),
                campuses.get(0),
                days,
                Optional.empty()))
        .extracting(row -> row.get(2))
        .contains("stuck", "at_risk");
  }

  @Test
  void a_number_stands_beside_that_of_as_many_days_before() throws Exception {
    Card attempts = CARDS.find("attempts").orElseThrow();
    Planted campus = campuses.get(0);
    Days days = days("2023-03-21", "2023-03-30");
    CardAnswer answer = answer(attempts, campus, days, Optional.empty());

    CardAnswer before = answer.before().orElseThrow();
    assertThat(before.asked().days()).isEqualTo(days("2023-03-11", "2023-03-20"));
    assertThat(texts(before))
        .isEqualTo(
            new Recount(campus, LOADED, before.asked().days(), Optional.empty()).of("attempts"));
    Card line = CARDS.find("learners_by_day").orElseThrow();
    assertThat(answer(line, campus, days, Optional.empty()).before()).isEmpty();
  }

  /** By hand: what is graded late, twice or never. */
  @Test
  void ungraded_submissions_lower_the_success_rate_and_are_no_failures() throws Exception {
    ZoneId zone = ZoneId.of("UTC");
    Days day = Days.of(LocalDate.parse("2023-05-31"));
    List<Try> tries = new ArrayList<>();
    for (int learner = 0; learner < 5; learner++) {
      tries.add(attempt(learner, 1, "submit", null));
      tries.add(attempt(learner, 2, "submit", learner == 0));
      tries.add(attempt(learner, 3, "submit", true));
      tries.add(attempt(learner, 4, "run", null));
    }
    Planted campus = Planted.of(zone, day, tries);

    assertThat(rows(campus, day, "success_rate")).isEqualTo(List.of(List.of("40.00"))); // 6 of 15
    assertThat(rows(campus, day, "success_share"))
        .isEqualTo(List.of(List.of("correct", "6"), List.of("wrong", "4")));
    assertThat(rows(campus, day, "hardest_tasks"))
        .isEqualTo(List.of(List.of("task", "course", "5", "20.0", "2.0", "0.0")));
    assertThat(rows(campus, day, "learners_in_need")).isEmpty();
    assertThat(rows(campus, day, "stickiness")).isEqualTo(List.of(List.of("100.0")));
  }

  @Test
  void nobody_is_listed_of_a_course_or_task_with_fewer_than_five_learners() throws Exception {
    Days day = Days.of(LocalDate.parse("2023-05-31"));
    for (int learners = 4; learners <= 5; learners++) {
      List<Try> tries = new ArrayList<>();
      for (int learner = 0; learner < learners; learner++) {
        for (int minute = 0; minute < 5; minute++) {
          tries.add(attempt(learner, minute, "submit", false));
        }
      }
      Planted campus = Planted.of(ZoneId.of("UTC"), day, tries);

      assertThat(rows(campus, day, "hardest_tasks")).hasSize(learners == 5 ? 1 : 0);
      assertThat(rows(campus, day, "learners_in_need")).hasSize(learners == 5 ? 5 : 0);
    }
  }

  /** By hand: 60 days end with 31 May and begin with 2 April. */
  @Test
  void who_needs_help_is_told_by_sixty_days() throws Exception {
    Days days = days("2023-03-01", "2023-05-31");
    for (String failed : List.of("2023-04-01", "2023-04-02")) {
      List<Try> tries = new ArrayList<>();
      for (int learner = 0; learner < 5; learner++) {
        tries.add(attempt(learner, 0, "run", null));
        for (int second = 0; second < 5; second++) {
          Instant at = Instant.parse(failed + "T12:00:00Z").plusSeconds(second);
          tries.add(new Try(at, "learner-" + learner, "course", "task", "submit", false));
        }
      }
      Planted campus = Planted.of(ZoneId.of("UTC"), days, tries);

      assertThat(rows(campus, days, "learners_in_need"))
          .hasSize(failed.equals("2023-04-02") ? 5 : 0);
    }
  }

  @Test
  @Secures("S55")
  void no_id_of_a_learner_is_shown_whole() throws Exception {
    for (Planted campus : campuses) {
      for (Card card : CARDS.all()) {
        CardAnswer answer = answer(card, campus, LOADED, Optional.empty());
        assertThat(answer.rows().toString()).as(card.key()).doesNotContain("-of-many");
      }
    }
  }

  private static Try attempt(int learner, int minute, String type, Boolean correct) {
    Instant at = Instant.parse("2023-05-31T12:00:00Z").plusSeconds(60L * minute);
    return new Try(at, "learner-" + learner, "course", "task", type, correct);
  }

  private static Days days(String from, String to) {
    return new Days(LocalDate.parse(from), LocalDate.parse(to));
  }

  private static List<List<String>> rows(Planted campus, Days days, String key) throws Exception {
    return rows(CARDS.find(key).orElseThrow(), campus, days, Optional.empty());
  }

  private static List<List<String>> rows(
      Card card, Planted campus, Days days, Optional<String> course) throws Exception {
    return texts(answer(card, campus, days, course));
  }

  private static List<List<String>> texts(CardAnswer answer) {
    List<List<String>> texts = new ArrayList<>();
    for (List<Object> row : answer.rows()) {
      List<String> values = new ArrayList<>();
      row.forEach(value -> values.add(value == null ? null : value.toString()));
      texts.add(values);
    }
    return texts;
  }

  private static CardAnswer answer(Card card, Planted campus, Days days, Optional<String> course)
      throws Exception {
    TaskNames none = TaskNames.of(Optional.empty(), new Texts(Language.EN));
    return new CardQuery(campus.database(), Planted.CLIENT, campus.zone(), none)
        .answer(new CardRequest(card, days, course, Language.EN));
  }
}
