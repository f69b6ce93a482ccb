package lms.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import lms.faults.Survives;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiTimeTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2023-05-31 09:16:11.313646,       2023-05-31T09:16:11.313646Z
          2023-05-31 09:16:11,              2023-05-31T09:16:11Z
          2023-05-31T09:16:11.313646,       2023-05-31T09:16:11.313646Z
          2023-05-31T09:16:11Z,             2023-05-31T09:16:11Z
          2023-05-31 09:16:11.3,            2023-05-31T09:16:11.300Z
          2023-05-31 09:16:11.000001,       2023-05-31T09:16:11.000001Z
          2023-05-31 09:16:11.3136469,      2023-05-31T09:16:11.313646Z
          2023-05-31 09:16:11.999999999,    2023-05-31T09:16:11.999999Z
          2023-05-31 09:16:11+05:30,        2023-05-31T03:46:11Z
          2023-05-31 09:16:11.5-0330,       2023-05-31T12:46:11.500Z
          2023-05-31T23:30:00-03,           2023-06-01T02:30:00Z
          2023-05-31 00:00:00+18:00,        2023-05-30T06:00:00Z
          2023-05-31 09:16:11-00:00,        2023-05-31T09:16:11Z
          2024-02-29 00:00:00,              2024-02-29T00:00:00Z
          2000-02-29 23:59:59,              2000-02-29T23:59:59Z
          1969-12-31 23:59:59.5,            1969-12-31T23:59:59.500Z
          """)
  void a_time_is_read_to_the_microsecond_in_utc(String text, Instant expected) {
    assertThat(ApiTime.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2023",
        "2023-05-31",
        "2023-05-31 09:16",
        "31.05.2023",
        "1685524571",
        "now",
        "infinity",
        "2023-05-31 09:16:60",
        "2023-05-31 09:60:00",
        "2023-05-31 24:00:00",
        "2023-02-30 00:00:00",
        "2023-02-29 00:00:00",
        "2100-02-29 00:00:00",
        "2023-04-31 00:00:00",
        "2023-00-01 00:00:00",
        "2023-13-01 00:00:00",
        "2023-01-00 00:00:00",
        "2023-01-32 00:00:00",
        "2023-5-31 09:16:11",
        "23-05-31 09:16:11.1",
        "12023-05-31 09:16:11",
        "-2023-05-31 09:16:11",
        "2023/05/31 09:16:11",
        "2023-05-31_09:16:11",
        "2023-05-31t09:16:11",
        "2023-05-31  09:16:11",
        " 2023-05-31 09:16:11",
        "2023-05-31 09:16:11 ",
        "2023-05-31 09:16:11\n",
        "2023-05-31 09:16:11.",
        "2023-05-31 09:16:11,313",
        "2023-05-31 09:16:11.1234567890",
        "2023-05-31 09:16:11.31z",
        "2023-05-31 09:16:11 Z",
        "2023-05-31 09:16:11ZZ",
        "2023-05-31 09:16:11UTC",
        "2023-05-31 09:16:11+",
        "2023-05-31 09:16:11+5",
        "2023-05-31 09:16:11+053",
        "2023-05-31 09:16:11+05:3",
        "2023-05-31 09:16:11+05:60",
        "2023-05-31 09:16:11+18:01",
        "2023-05-31 09:16:11+99",
        "2023-05-31 09:16:11+05:30:00",
        "2023-05-31 09:16:11+0x",
        "2023-05-31 09:16:11\u221205:30",
        "٢٠٢٣-05-31 09:16:11",
        "2023-05-31 09:16:11.٣"
      })
  @Survives({"E10", "E13"})
  void anything_else_is_not_a_time(String text) {
    assertThat(ApiTime.parse(text)).isNull();
  }

  @Test
  void every_time_that_java_writes_is_read_back() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 250_000_000_000L))
              .plus(random.nextInt(1_000_000), ChronoUnit.MICROS);
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1080, 1081));
      OffsetDateTime time = instant.atOffset(offset);
      String seconds = time.getSecond() == 0 && time.getNano() == 0 ? ":00" : "";
      String text = time.toLocalDateTime() + seconds + offset.getId();

      assertThat(ApiTime.parse(text)).as(text).isEqualTo(instant);
    }
  }
}
