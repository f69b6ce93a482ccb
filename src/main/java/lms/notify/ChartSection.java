package lms.notify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lms.ledger.DailyStats;
import lms.notify.KnownDays.Point;
import lms.notify.Letter.Picture;
import lms.notify.Letter.Section;
import lms.texts.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chart of the days up to the newest one, with its numbers as text for who sees no pictures.
 */
final class ChartSection {
  private static final Logger LOG = LoggerFactory.getLogger("compose");

  /** One bar alone compares nothing. */
  private static final int FEWEST_DAYS = 2;

  /** Makes the picture, or throws whatever Java's graphics throw. */
  interface Drawing {
    byte[] png(List<Point> points) throws IOException;
  }

  private final Texts texts;
  private final Drawing drawing;

  ChartSection(Texts texts) {
    this(texts, points -> new ChartImage(texts, points).png());
  }

  ChartSection(Texts texts, Drawing drawing) {
    this.texts = texts;
    this.drawing = drawing;
  }

  /**
   * @param points oldest first
   * @return empty where there is too little to draw; without the picture where this machine cannot
   *     draw
   */
  Optional<Section> of(List<Point> points) {
    if (points.stream().filter(point -> point.stats().isPresent()).count() < FEWEST_DAYS) {
      return Optional.empty();
    }
    String newest = texts.date(points.get(points.size() - 1).day());
    String heading = texts.get("mail.chart", newest);
    String numbers = numbers(points);
    return Optional.of(
        picture(points, numbers)
            .map(picture -> Section.ofPicture(heading, picture))
            .orElseGet(() -> Section.ofLines(heading, List.of(numbers))));
  }

  /**
   * A Java without fonts, or without its graphics at all, fails in ways of its own, with plain
   * Errors too.
   */
  private Optional<Picture> picture(List<Point> points, String alt) {
    try {
      return Optional.of(Picture.of(alt, drawing.png(points)));
    } catch (IOException | RuntimeException | Error e) {
      if (e instanceof VirtualMachineError broken && !(e instanceof InternalError)) {
        throw broken;
      }
      LOG.warn(
          "the mail goes without its chart: this Java cannot draw ({}); a font such as DejaVu and"
              + " fontconfig may be missing",
          e.toString());
      return Optional.empty();
    }
  }

  private String numbers(List<Point> points) {
    return points.stream()
        .map(this::numbers)
        .collect(Collectors.joining(", ", texts.get("mail.chart.alt") + " ", "."));
  }

  private String numbers(Point point) {
    String day = texts.dayAndMonth(point.day());
    Optional<DailyStats> stats = point.stats();
    return stats.isPresent()
        ? texts.get(
            "mail.chart.alt.day",
            day,
            texts.number(stats.get().attempts()),
            texts.number(stats.get().correctSubmissions()))
        : texts.get("mail.chart.alt.missing", day);
  }
}
