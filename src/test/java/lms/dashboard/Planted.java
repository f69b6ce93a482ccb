package lms.dashboard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import lms.support.CourseStats;
import lms.support.TestDatabase;
import lms.window.Days;

/** Attempts that are in a database and, to be counted once more by Java, in a list. */
record Planted(DataSource database, ZoneId zone, List<Try> tries) {
  static final String CLIENT = "Uni";

  /**
   * An attempt.
   *
   * @param correct {@code null} = not graded
   */
  record Try(Instant at, String learner, String course, String task, String type, Boolean correct) {
    LocalDate day(ZoneId zone) {
      return LocalDate.ofInstant(at, zone);
    }

    boolean isSubmission() {
      return type.equals("submit");
    }

    boolean isGraded() {
      return isSubmission() && correct != null;
    }

    boolean isCorrect() {
      return isSubmission() && Boolean.TRUE.equals(correct);
    }
  }

  /** Puts them into a fresh database and counts the days, each loaded, as a load run does. */
  static Planted of(ZoneId zone, Days loaded, List<Try> tries) throws SQLException {
    DataSource database = TestDatabase.withSchema();
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into attempts (client, user_id, attempt_type, created_at, is_correct, course_id, task_id,
                                      lis_result_sourcedid)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
      for (String client : List.of(CLIENT, "Another university")) {
        for (Try attempt : client.equals(CLIENT) ? tries : tries.subList(0, tries.size() / 3)) {
          insert.setString(1, client);
          insert.setString(2, attempt.learner());
          insert.setString(3, attempt.type());
          insert.setObject(4, attempt.at().atOffset(ZoneOffset.UTC));
          insert.setObject(5, attempt.correct());
          insert.setString(6, attempt.course());
          insert.setString(7, attempt.task());
          insert.setString(8, attempt.task());
          insert.addBatch();
        }
      }
      insert.executeBatch();
      for (String client : List.of(CLIENT, "Another university")) {
        CourseStats.count(connection, client, zone, loaded);
      }
    }
    return new Planted(database, zone, tries);
  }

  /** So many attempts of 30 learners on 6 tasks of 3 courses, more of them in the evening. */
  static List<Try> random(long seed, int count, ZoneId zone, Days days) {
    Random dice = new Random(seed);
    List<Try> tries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LocalDate day = days.from().plusDays(dice.nextInt(days.count()));
      int hour = (int) Math.floorMod(Math.round(20 + 4 * dice.nextGaussian()), 24L);
      Instant at =
          day.atStartOfDay(zone)
              .toInstant()
              .plusSeconds(hour * 3_600L + dice.nextInt(3_600))
              .plusNanos(i * 1_000L);
      int learner = dice.nextInt(30);
      // Some stop early, some come late: who needs help is among them.
      boolean isThere = learner % 3 != 0 || day.isBefore(days.to().minusDays(10L + learner % 7));
      String course = dice.nextInt(20) == 0 ? null : "course-" + learner % 3;
      String task = dice.nextInt(25) == 0 ? null : "task-" + dice.nextInt(6);
      boolean submit = dice.nextInt(5) < 3;
      Boolean correct = dice.nextInt(10) == 0 ? null : dice.nextInt(100) < 8 + learner;
      if (isThere && day.getDayOfMonth() != 13) { // a day without attempts
        tries.add(
            new Try(
                at,
                "learner-" + learner + "-of-many",
                course,
                task,
                submit ? "submit" : "run",
                submit ? correct : null));
      }
    }
    return tries;
  }
}
