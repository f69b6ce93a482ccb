package lms.sandbox;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The campus of one term: five courses that start staggered, 400 students, who takes what.
 *
 * <p>A term begins every 56 days; its students are at work for less than {@link #TERMS_AT_WORK}.
 *
 * @param courses the five courses
 * @param enrolments who takes what; about three courses a student
 */
record Campus(List<Course> courses, List<Enrolment> enrolments) {
  /** The first day with attempts, UTC, and the start of term 0. */
  static final LocalDate EPOCH = LocalDate.of(2023, 4, 1);

  static final int TERM_DAYS = 56;
  static final int TERMS_AT_WORK = 3;

  private static final int STUDENTS = 400;
  private static final double TAKES_A_COURSE = 0.6;
  private static final List<String> CODES =
      List.of("PY-101", "PY-201", "SQL-101", "ML-201", "ALG-1");
  private static final List<Course.Form> FORMS =
      List.of(
          Course.Form.PLAIN,
          Course.Form.PLAIN,
          Course.Form.ENCODED,
          Course.Form.BLOCK,
          Course.Form.I4X);

  /** The term that a day lies in; negative before the epoch. */
  static int termOf(LocalDate day) {
    return Math.toIntExact(Math.floorDiv(ChronoUnit.DAYS.between(EPOCH, day), (long) TERM_DAYS));
  }

  /** The campus of a term, the same whenever it is asked for. */
  static Campus of(long seed, int term) {
    List<Course> courses =
        IntStream.range(0, CODES.size()).mapToObj(number -> course(seed, term, number)).toList();
    List<Enrolment> enrolments = new ArrayList<>();
    for (int student = 0; student < STUDENTS; student++) {
      Random dice = Dice.of(seed, term, student);
      double skill = dice.nextGaussian();
      for (Course course : courses) {
        if (dice.nextDouble() < TAKES_A_COURSE) {
          enrolments.add(enrolment(course, skill, dice));
        }
      }
    }
    return new Campus(courses, List.copyOf(enrolments));
  }

  private static Course course(long seed, int term, int number) {
    // Tasks stay the same from term to term; only the course's key and start change.
    Random dice = Dice.of(seed, number);
    int count = 12 + dice.nextInt(9);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double difficulty = -0.4 + 1.2 * i / count + 0.6 * dice.nextGaussian();
      tasks.add(new Task(id(dice, "decade"), difficulty));
    }
    LocalDate start = EPOCH.plusDays((long) term * TERM_DAYS + number * 11L);
    return new Course(CODES.get(number), FORMS.get(number), start, List.copyOf(tasks));
  }

  private static Enrolment enrolment(Course course, double skill, Random dice) {
    int count = course.tasks().size();
    double staying = 0.3 + 1.1 * dice.nextDouble() + 0.15 * skill;
    int tasksTried = Math.max(1, Math.min(count, (int) (count * staying)));
    String userId = id(dice, "facade");
    int firstDay = dice.nextInt(10);
    int daysPerTask = 2 + dice.nextInt(3);
    return new Enrolment(dice.nextLong(), course, userId, skill, tasksTried, firstDay, daysPerTask);
  }

  /** 32 hex digits that nobody takes for real ones. */
  private static String id(Random dice, String ending) {
    return HexFormat.of().toHexDigits(dice.nextLong()) + "0000000000" + ending;
  }
}
