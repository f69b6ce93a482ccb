package lms.cli;

import static lms.support.Records.aTrialRun;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lms.support.GraderStandIn;
import lms.support.Records;
import lms.support.Reply;

/**
 * A grader that holds the same number of attempts for every day, and gives what a window asks for.
 */
final class History {
  private static final Pattern WINDOW =
      Pattern.compile("start=(\\S{10}) 00:00:00.*&end=(\\S{10}) 00:00:00");

  private History() {}

  /** Those of the days asked for. */
  static Reply reply(GraderStandIn.Request request, int attemptsADay) {
    Object[] attempts =
        days(request).stream()
            .flatMap(day -> IntStream.range(0, attemptsADay).mapToObj(i -> attempt(day, i)))
            .toArray();
    return Reply.json(Records.array(attempts));
  }

  private static Records attempt(LocalDate day, int number) {
    return aTrialRun().at("%s 10:00:00.%06d".formatted(day, number));
  }

  /** The days asked for, oldest first. */
  static List<LocalDate> days(GraderStandIn.Request request) {
    String query = URLDecoder.decode(request.rawQuery(), StandardCharsets.UTF_8);
    Matcher window = WINDOW.matcher(query);
    if (!window.find()) {
      throw new AssertionError("asks for something else than whole days: " + query);
    }
    return LocalDate.parse(window.group(1)).datesUntil(LocalDate.parse(window.group(2))).toList();
  }
}
