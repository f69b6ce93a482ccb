package lms.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DaySetTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3         | 2023-05-03
          3 4 5     | 2023-05-03 to 2023-05-05
          1 2 4 6 8 | 2023-05-01 to 2023-05-02, 2023-05-04, 2023-05-06, 2023-05-08
          1 3 5 7 9 | 5 days of 2023-05-01 to 2023-05-09
          """)
  void ranges_are_named_as_long_as_a_line_has_room_for_them(String days, String said) {
    DaySet set =
        DaySet.of(
            Stream.of(days.split(" "))
                .map(day -> LocalDate.of(2023, 5, Integer.parseInt(day)))
                .toList());

    assertThat(set).hasToString(said);
  }
}
