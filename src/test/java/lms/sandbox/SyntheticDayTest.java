package lms.sandbox;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SyntheticDayTest {
  private static final LocalDate FROM = LocalDate.of(2025, 9, 1);
  private static List<List<SyntheticAttempt>> days;
  private static List<SyntheticAttempt> month;

  @BeforeAll
  static void thirtyDays() {
    days = FROM.datesUntil(FROM.plusDays(30)).map(day -> SyntheticDay.attempts(1, day)).toList();
    month = days.stream().flatMap(List::stream).toList();
  }

  @Test
  void a_day_is_the_same_whenever_it_is_asked_for() {
    assertThat(SyntheticDay.attempts(1, FROM.plusDays(7))).isEqualTo(days.get(7));
  }

  @Test
  void another_seed_is_another_campus() {
    assertThat(users(SyntheticDay.attempts(2, FROM))).doesNotContainAnyElementsOf(users(month));
  }

  @Test
  void history_begins_at_the_epoch() {
    assertThat(SyntheticDay.attempts(1, Campus.EPOCH.minusDays(1))).isEmpty();
    assertThat(SyntheticDay.attempts(1, Campus.EPOCH)).isNotEmpty();
  }

  @Test
  void a_day_holds_its_own_attempts_in_order_of_time() {
    for (int i = 0; i < days.size(); i++) {
      LocalDate day = FROM.plusDays(i);
      assertThat(days.get(i))
          .isSortedAccordingTo(Comparator.comparing(SyntheticAttempt::createdAt))
          .allMatch(attempt -> attempt.createdAt().atOffset(UTC).toLocalDate().equals(day));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-04-04", "2024-02-29", "2026-11-18", "2031-01-08"})
  void a_weekday_of_any_year_has_1000_to_2500_attempts(LocalDate weekday) {
    assertThat(SyntheticDay.attempts(1, weekday)).hasSizeBetween(1000, 2500);
  }

  @Test
  void weekends_are_half_as_busy_as_weekdays() {
    double weekend = averageOn(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0);
    double week = averageOn(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);

    assertThat(weekend / week).isBetween(0.3, 0.7);
  }

  @Test
  void evenings_are_busy_and_nights_are_not() {
    long night = count(attempt -> attempt.createdAt().atOffset(UTC).getHour() < 6);
    long evening = count(attempt -> attempt.createdAt().atOffset(UTC).getHour() >= 18);

    assertThat(night).isPositive().isLessThan(evening / 4);
  }

  @Test
  void some_submissions_are_correct_and_a_few_are_ungraded() {
    double submissions = count(SyntheticAttempt::submission);

    assertThat(count(attempt -> Boolean.TRUE.equals(attempt.correct())) / submissions)
        .isBetween(0.36, 0.50);
    assertThat(count(attempt -> attempt.submission() && attempt.correct() == null) / submissions)
        .isBetween(0.005, 0.02);
  }

  @Test
  void trial_runs_are_frequent_and_never_judged() {
    assertThat(count(attempt -> !attempt.submission())).isGreaterThan(month.size() / 2);
    assertThat(month).noneMatch(attempt -> !attempt.submission() && attempt.correct() != null);
  }

  @Test
  void whoever_has_solved_a_task_leaves_it_alone() {
    Set<String> solved = new HashSet<>();
    for (SyntheticAttempt attempt : withoutRepeats()) {
      String work = attempt.enrolment().userId() + attempt.task().id();
      assertThat(solved.contains(work)).as("an attempt at a solved task").isFalse();
      if (Boolean.TRUE.equals(attempt.correct())) {
        solved.add(work);
      }
    }
    assertThat(solved).isNotEmpty();
  }

  @Test
  void about_one_record_in_a_hundred_is_broken_and_in_every_way_there_is() {
    double broken = count(attempt -> attempt.defect() != Defect.NONE);

    assertThat(broken / month.size()).isBetween(0.005, 0.015);
    assertThat(month.stream().map(SyntheticAttempt::defect).collect(toSet()))
        .isEqualTo(EnumSet.allOf(Defect.class));
  }

  @Test
  void every_harmless_oddity_and_every_form_of_result_id_occurs() {
    assertThat(month.stream().map(SyntheticAttempt::oddity).collect(toSet()))
        .isEqualTo(EnumSet.allOf(Oddity.class));
    assertThat(month.stream().map(attempt -> attempt.enrolment().course().form()).collect(toSet()))
        .isEqualTo(EnumSet.allOf(Course.Form.class));
  }

  @Test
  void now_and_then_a_record_is_late_or_repeated() {
    long repeats = month.size() - withoutRepeats().size();
    long late = count(attempt -> attempt.visibleAt().isAfter(attempt.createdAt()));

    assertThat(repeats / (double) month.size()).isBetween(0.001, 0.004);
    assertThat(late / (double) month.size()).isBetween(0.002, 0.008);
  }

  private static Collection<SyntheticAttempt> withoutRepeats() {
    Map<String, SyntheticAttempt> once = new LinkedHashMap<>();
    month.forEach(a -> once.put(a.enrolment().userId() + a.createdAt(), a));
    return once.values();
  }

  private static double averageOn(Predicate<LocalDate> which) {
    return IntStream.range(0, days.size())
        .filter(i -> which.test(FROM.plusDays(i)))
        .map(i -> days.get(i).size())
        .average()
        .orElseThrow();
  }

  private static long count(Predicate<SyntheticAttempt> which) {
    return month.stream().filter(which).count();
  }

  private static Set<String> users(List<SyntheticAttempt> attempts) {
    return attempts.stream().map(attempt -> attempt.enrolment().userId()).collect(toSet());
  }
}
