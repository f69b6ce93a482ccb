package lms.notify;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import lms.ledger.DailyStats;
import lms.notify.KnownDays.Point;
import lms.texts.Texts;

/**
 * Draws a bar of attempts for each day, its lower part the correct submissions, and a dashed frame
 * where a day has no numbers. Twice as large as it is shown, for phones. It has no background, and
 * colours with a contrast to the mail's card, white or dark, of 3 : 1 at least, letters of 4 : 1.
 */
final class ChartImage {
  static {
    // Where there is a screen, Java's graphics would ask for it.
    System.setProperty("java.awt.headless", "true");
  }

  private static final int WIDTH = 1104;
  private static final int HEIGHT = 500;
  private static final int TOP = 112;
  private static final int BASE = 404;
  private static final int SWATCH = 28;
  private static final double BAR = 0.7;
  private static final int SPACE = 12;

  private static final Color ATTEMPTS = new Color(0x3b82d0);
  private static final Color CORRECT = new Color(0xc9781c);
  private static final Color LETTERS = new Color(0x757d87);
  private static final Color LINES = new Color(0x757d87 | 0x55 << 24, true);
  private static final BasicStroke THIN = new BasicStroke(2);
  private static final BasicStroke DASHED =
      new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {9, 7}, 0);
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 32);

  private final Texts texts;
  private final List<Point> points;
  private final ChartScale scale;
  private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
  private final Graphics2D pen = image.createGraphics();
  private final FontMetrics letters = pen.getFontMetrics(FONT);
  private final double left;
  private final double slot;

  /**
   * @param points oldest first
   */
  ChartImage(Texts texts, List<Point> points) {
    this.texts = texts;
    this.points = points;
    long most =
        points.stream()
            .flatMap(p -> p.stats().stream())
            .mapToLong(DailyStats::attempts)
            .max()
            .orElse(0);
    this.scale = ChartScale.upTo(most);
    this.left = letters.stringWidth(texts.number(scale.top())) + SPACE;
    this.slot = (WIDTH - left) / points.size();
  }

  /**
   * The picture as a PNG.
   *
   * @throws IllegalStateException if the fonts of this machine lack a letter
   */
  byte[] png() throws IOException {
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setFont(FONT);
    legend();
    scale.lines().forEach(this::line);
    for (int i = 0; i < points.size(); i++) {
      column(i);
    }
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.setUseCache(false);
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  private void legend() {
    int next = swatch(ATTEMPTS, 0, "mail.chart.attempts");
    next = swatch(CORRECT, next, "mail.chart.correct");
    if (points.stream().anyMatch(point -> point.stats().isEmpty())) {
      frame(next, SPACE, SWATCH, SWATCH);
      write(texts.get("mail.chart.missing"), next + SWATCH + SPACE, SPACE + SWATCH);
    }
  }

  /** Returns where the next one may begin. */
  private int swatch(Color colour, int x, String key) {
    fill(colour, x, SPACE, SWATCH, SWATCH);
    String text = texts.get(key);
    write(text, x + SWATCH + SPACE, SPACE + SWATCH);
    return x + SWATCH + letters.stringWidth(text) + 4 * SPACE;
  }

  private void line(long count) {
    double y = y(count);
    pen.setColor(LINES);
    pen.setStroke(THIN);
    pen.draw(new Line2D.Double(left, y, WIDTH, y));
    String text = texts.number(count);
    write(text, left - SPACE - letters.stringWidth(text), y + letters.getAscent() / 3.0);
  }

  private void column(int index) {
    Point point = points.get(index);
    double x = left + slot * index;
    double middle = x + slot / 2;
    if (point.stats().isPresent()) {
      bar(point.stats().get(), x + slot * (1 - BAR) / 2, slot * BAR);
    } else {
      frame(x + slot * (1 - BAR) / 2, TOP, slot * BAR, BASE - TOP);
    }
    int row = BASE + letters.getHeight();
    centre(String.valueOf(point.day().getDayOfMonth()), middle, row);
    if (index == 0 || point.day().getDayOfMonth() == 1) {
      centre(texts.month(point.day()), middle, row + letters.getHeight());
    }
    if (index == points.size() - 1) {
      point
          .stats()
          .map(DailyStats::attempts)
          .ifPresent(count -> centre(texts.number(count), middle, y(count) - SPACE));
    }
  }

  /** The two parts do not touch: who cannot tell the colours sees the gap. */
  private void bar(DailyStats day, double x, double width) {
    double split = y(day.correctSubmissions());
    double gap = day.correctSubmissions() == 0 ? 0 : 4;
    double top = y(day.attempts());
    fill(ATTEMPTS, x, top, width, Math.max(0, split - gap - top));
    fill(CORRECT, x, split, width, BASE - split);
  }

  private double y(long count) {
    return BASE - scale.share(count) * (BASE - TOP);
  }

  private void fill(Color colour, double x, double y, double width, double height) {
    pen.setColor(colour);
    pen.fill(new Rectangle2D.Double(x, y, width, height));
  }

  private void frame(double x, double y, double width, double height) {
    pen.setColor(LETTERS);
    pen.setStroke(DASHED);
    pen.draw(new Rectangle2D.Double(x, y, width, height));
  }

  private void centre(String text, double middle, double y) {
    double width = letters.stringWidth(text);
    write(text, Math.min(middle - width / 2, WIDTH - width), y);
  }

  private void write(String text, double x, double y) {
    if (FONT.canDisplayUpTo(text) >= 0) {
      throw new IllegalStateException("no font has the letters of '%s'".formatted(text));
    }
    pen.setColor(LETTERS);
    pen.drawString(text, (float) x, (float) y);
  }
}
