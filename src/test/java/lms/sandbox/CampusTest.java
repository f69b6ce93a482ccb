package lms.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CampusTest {
  private final Campus campus = Campus.of(1, 15);

  @ParameterizedTest
  @CsvSource({"2023-03-31, -1", "2023-04-01, 0", "2023-05-26, 0", "2023-05-27, 1"})
  void a_term_lasts_56_days(LocalDate day, int term) {
    assertThat(Campus.termOf(day)).isEqualTo(term);
  }

  @Test
  void five_courses_have_12_to_20_tasks_each() {
    assertThat(campus.courses()).hasSize(5).allMatch(course -> between(12, course.tasks(), 20));
  }

  @Test
  void tasks_stay_from_term_to_term_and_students_change() {
    Campus next = Campus.of(1, 16);

    assertThat(next.courses().get(0).tasks()).isEqualTo(campus.courses().get(0).tasks());
    assertThat(userIds(next)).doesNotContainAnyElementsOf(userIds(campus));
  }

  @Test
  void ids_are_anonymous_per_course_and_plainly_synthetic() {
    assertThat(userIds(campus))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9a-f]{16}0{10}facade"));
    assertThat(campus.courses().stream().flatMap(course -> course.tasks().stream()).map(Task::id))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9a-f]{16}0{10}decade"));
  }

  // SyntheticDay relies on both bounds; an attempt beyond them would silently be missing.
  @Test
  void no_story_is_longer_and_no_student_at_work_later_than_promised() {
    LocalDate end = Campus.EPOCH.plusDays((15L + Campus.TERMS_AT_WORK) * Campus.TERM_DAYS);
    for (Enrolment enrolment : campus.enrolments()) {
      for (int task = 0; task < enrolment.tasksTried(); task++) {
        LocalDate first = enrolment.dayOf(task);
        assertThat(first.plusDays(Story.LONGEST_DAYS)).isBefore(end);
        assertThat(days(Story.of(enrolment, task)))
            .allMatch(day -> !day.isBefore(first))
            .allMatch(day -> !day.isAfter(first.plusDays(Story.LONGEST_DAYS)));
      }
    }
  }

  private static boolean between(int least, List<?> list, int most) {
    return list.size() >= least && list.size() <= most;
  }

  private static List<String> userIds(Campus campus) {
    return campus.enrolments().stream().map(Enrolment::userId).toList();
  }

  private static Stream<LocalDate> days(List<SyntheticAttempt> attempts) {
    return attempts.stream().map(a -> LocalDate.ofInstant(a.createdAt(), ZoneOffset.UTC));
  }
}
