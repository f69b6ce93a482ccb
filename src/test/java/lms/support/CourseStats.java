package lms.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lms.window.DayIndex;
import lms.window.Days;
import lms.window.Window;

/** Counts days by the shipped statement, as a load run does when it stores them. */
public final class CourseStats {
  private static final Path FILE = Path.of("src/main/resources/sql/refresh_course_stats.sql");
  private static final Pattern PARAMETER = Pattern.compile(":#(\\w+)");

  private CourseStats() {}

  /** Counts these days of a zone. */
  public static void count(Connection connection, String client, ZoneId zone, Days days)
      throws SQLException {
    Window window = days.in(zone);
    Map<String, Object> values =
        Map.of(
            "client", client,
            "time_zone", zone.getId(),
            "days", days.list().stream().map(Date::valueOf).toArray(Date[]::new),
            "day_starts", days.list().stream().mapToLong(day -> start(day, zone)).toArray(),
            "start", DayIndex.micros(window.start()),
            "end", DayIndex.micros(window.end()));
    String text = text();
    List<Object> parameters = new ArrayList<>();
    Matcher names = PARAMETER.matcher(text);
    while (names.find()) {
      parameters.add(values.get(names.group(1)));
    }
    try (PreparedStatement statement = connection.prepareStatement(names.replaceAll("?"))) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      statement.execute();
    }
  }

  private static long start(LocalDate day, ZoneId zone) {
    return DayIndex.micros(day.atStartOfDay(zone).toInstant());
  }

  private static String text() {
    try {
      return String.join(
          "\n", Files.readAllLines(FILE).stream().filter(line -> !line.startsWith("--")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
