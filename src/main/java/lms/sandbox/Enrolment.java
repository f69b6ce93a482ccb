package lms.sandbox;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Random;

/**
 * One student in one course: who works when on what.
 *
 * @param seed of this student's stories in this course
 * @param userId anonymous id, 32 hex digits, different in each course
 * @param skill standard normal: 0 = an average student
 * @param tasksTried how many tasks come before the student drops out
 * @param firstDay days from the start of the course to the first task
 * @param daysPerTask days from one task to the next
 */
record Enrolment(
    long seed,
    Course course,
    String userId,
    double skill,
    int tasksTried,
    int firstDay,
    int daysPerTask) {
  private static final double WEEKEND_OFF = 0.6;

  /** The day on which the student begins a task, UTC; most weekends are free. */
  LocalDate dayOf(int task) {
    Random dice = Dice.of(seed, task);
    LocalDate day = course.start().plusDays(firstDay + (long) task * daysPerTask + dice.nextInt(2));
    boolean free = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    if (free && dice.nextDouble() < WEEKEND_OFF) {
      int nextMonday = 8 - day.getDayOfWeek().getValue();
      return day.plusDays(nextMonday + dice.nextInt(4));
    }
    return day;
  }
}
