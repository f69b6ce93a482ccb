package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.AWTError;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lms.ledger.DailyStats;
import lms.notify.KnownDays.Point;
import lms.notify.Letter.Section;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChartSectionTest {
  static Stream<Error> errors() {
    return Stream.of(
        new Error("Probable fatal error: No physical fonts found."),
        new AWTError("no toolkit"),
        new InternalError("no fontconfig"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void a_java_that_cannot_draw_leaves_the_numbers(Error error) {
    assertThat(chart(error)).isPresent();
  }

  @Test
  void a_java_without_memory_is_not_kept_quiet() {
    assertThatThrownBy(() -> chart(new OutOfMemoryError())).isInstanceOf(OutOfMemoryError.class);
  }

  private static Optional<Section> chart(Error error) {
    ChartSection section =
        new ChartSection(
            new Texts(Language.EN),
            points -> {
              throw error;
            });
    return section.of(List.of(point(0), point(1)));
  }

  private static Point point(int day) {
    LocalDate date = Samples.DAY.plusDays(day);
    return new Point(date, Optional.of(new DailyStats(date, 9, 1, 3, null, 0, 9)));
  }
}
