package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import lms.ledger.DailyStats;
import lms.notify.KnownDays.Point;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChartImageTest {
  private static final LocalDate DAY = LocalDate.parse("2023-05-31");
  private static final int ATTEMPTS = 0xff3b82d0;
  private static final int CORRECT = 0xffc9781c;

  private static final int BELOW_LEGEND = 60;
  private static final int SCALE_WIDTH = 60;

  @Test
  void bars_are_as_high_as_their_counts_and_missing_days_have_none() throws Exception {
    BufferedImage image =
        image(Language.EN, point(0, 100, 50), point(1, 50, 0), missing(2), point(3, 0, 0));

    int whole = height(image, 0, ATTEMPTS) + height(image, 0, CORRECT);
    assertThat(height(image, 0, CORRECT)).isCloseTo(whole / 2, within(3));
    assertThat(height(image, 1, ATTEMPTS)).isCloseTo(whole / 2, within(5));
    assertThat(height(image, 1, CORRECT)).isZero();
    assertThat(height(image, 2, ATTEMPTS) + height(image, 2, CORRECT)).isZero();
    assertThat(height(image, 3, ATTEMPTS) + height(image, 3, CORRECT)).isZero();
    assertThat(drawn(image, 2))
        .as("the frame of a missing day")
        .isGreaterThan(drawn(image, 3) + 200);
  }

  @ParameterizedTest
  @EnumSource
  void it_is_small_enough_for_a_mail(Language language) throws Exception {
    Point[] points =
        IntStream.range(0, 14)
            .mapToObj(i -> i == 5 ? missing(i) : point(i, 9_000 + 977L * i, 2_000))
            .toArray(Point[]::new);

    assertThat(png(language, points).length).isBetween(5_000, 40_000);
  }

  @Test
  void whatever_is_drawn_stands_out_from_white_and_from_the_dark_card() throws Exception {
    BufferedImage image =
        image(Language.RU, point(0, 100, 50), missing(1), point(2, 7, 0), point(3, 9, 9));
    Set<Integer> colours =
        IntStream.of(
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
            .filter(pixel -> pixel >>> 24 == 0xff)
            .boxed()
            .collect(Collectors.toSet());

    assertThat(colours)
        .contains(ATTEMPTS, CORRECT)
        .allSatisfy(
            colour -> {
              assertThat(contrast(colour, 0xffffff)).isGreaterThan(3.0);
              assertThat(contrast(colour, 0x161b22)).isGreaterThan(3.0);
            });
    assertThat(image.getRGB(1, 1) >>> 24).as("no background").isZero();
  }

  /** How many pixels of the middle of a day's column have a colour, the legend left out. */
  private static int height(BufferedImage image, int day, int colour) {
    int x = (int) left(image, day + 0.5);
    return (int)
        IntStream.range(BELOW_LEGEND, image.getHeight())
            .filter(y -> image.getRGB(x, y) == colour)
            .count();
  }

  /** How many pixels of a day's column have any colour, the legend left out. */
  private static int drawn(BufferedImage image, int day) {
    return IntStream.range((int) left(image, day), (int) left(image, day + 1))
        .map(
            x ->
                (int)
                    IntStream.range(BELOW_LEGEND, image.getHeight())
                        .filter(y -> image.getRGB(x, y) >>> 24 > 0)
                        .count())
        .sum();
  }

  /** Where a day of four begins, to about the width of a letter. */
  private static double left(BufferedImage image, double day) {
    return SCALE_WIDTH + (image.getWidth() - SCALE_WIDTH) * day / 4;
  }

  private static Point point(int day, long attempts, long correct) {
    LocalDate date = DAY.plusDays(day);
    return new Point(
        date, Optional.of(new DailyStats(date, attempts, 1, correct, null, 0, attempts)));
  }

  private static Point missing(int day) {
    return new Point(DAY.plusDays(day), Optional.empty());
  }

  private static BufferedImage image(Language language, Point... points) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png(language, points)));
  }

  private static byte[] png(Language language, Point... points) throws IOException {
    return new ChartImage(new Texts(language), List.of(points)).png();
  }

  /** As WCAG 2 defines it, 1 to 21. */
  private static double contrast(int one, int other) {
    double lighter = Math.max(luminance(one), luminance(other));
    return (lighter + 0.05) / (Math.min(luminance(one), luminance(other)) + 0.05);
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
  }

  private static double linear(int channel) {
    double share = (channel & 0xff) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
