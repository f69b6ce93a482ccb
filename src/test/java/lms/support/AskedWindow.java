package lms.support;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** What a request asks the grader for: half-open, UTC. */
public record AskedWindow(Instant start, Instant end) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  /** From the query of a request. */
  public static AskedWindow of(GraderStandIn.Request request) {
    return new AskedWindow(time(request, "start"), time(request, "end"));
  }

  /** Every window asked for so far, in order of arrival. */
  public static List<AskedWindow> of(GraderStandIn api) {
    return api.requests().stream().map(AskedWindow::of).toList();
  }

  private static Instant time(GraderStandIn.Request request, String name) {
    String value =
        Stream.of(request.rawQuery().split("&"))
            .filter(parameter -> parameter.startsWith(name + "="))
            .findFirst()
            .orElseThrow();
    String text = URLDecoder.decode(value.substring(name.length() + 1), StandardCharsets.UTF_8);
    return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
  }

  /** Whether it asks for that moment. */
  public boolean contains(String instant) {
    Instant moment = Instant.parse(instant);
    return !moment.isBefore(start) && moment.isBefore(end);
  }

  /** How long it is. */
  public long hours() {
    return (end.getEpochSecond() - start.getEpochSecond()) / 3600;
  }

  /** A trial run every so many hours, from the first midnight on. */
  public Reply every(int hours) {
    return Reply.json(Records.array(times(hours).map(AskedWindow::attempt).toArray()));
  }

  /** The moments of {@link #every}, as the grader writes them. */
  public Stream<String> times(int hours) {
    Instant midnight = Instant.parse("2020-01-01T00:00:00Z");
    long seconds = hours * 3600L;
    long first = -Math.floorDiv(midnight.getEpochSecond() - start.getEpochSecond(), seconds);
    return Stream.iterate(
            midnight.plusSeconds(first * seconds), end::isAfter, t -> t.plusSeconds(seconds))
        .map(t -> TIME.format(LocalDateTime.ofInstant(t, ZoneOffset.UTC)));
  }

  private static Records attempt(String time) {
    return Records.aTrialRun().at(time);
  }
}
