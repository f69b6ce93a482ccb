package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which days a load run asks the API for, and in whose name. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DaysAskedForTest extends LoadCommandTest {
  @Test
  void without_days_it_is_yesterday() {
    answer();

    assertThat(lms("run").out()).startsWith("2023-05-31  received 0");
    assertThat(asked()).contains("start=2023-05-31+00%3A00%3A00", "end=2023-06-01+00%3A00%3A00");
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "2023-06-01T07:00:00Z, Pacific/Pago_Pago, 2023-05-30",
    "2023-06-01T11:00:00Z, Pacific/Kiritimati, 2023-06-01",
    "2023-05-31T20:59:59Z, Europe/Moscow, 2023-05-30",
    "2023-05-31T21:00:00Z, Europe/Moscow, 2023-05-31"
  })
  void yesterday_is_the_one_of_time_zone(Instant now, String zone, String day) {
    set("TIME_ZONE", zone);
    answer();

    Ended ended = lms(now, "run");

    assertThat(ended.out()).startsWith(day + "  received");
    assertThat(ended.status()).isZero();
  }

  @Test
  void today_may_be_asked_for() {
    answer();

    Ended ended = lms("run", "--day", "2023-06-01");

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).startsWith("2023-06-01  received 0");
  }

  @Test
  void a_range_is_loaded_with_both_its_ends() {
    answer();

    Ended ended = lms("run", "--from", "2023-05-30", "--to", "2023-05-31");

    assertThat(ended.out()).startsWith("2023-05-30 to 2023-05-31  received 0");
    assertThat(asked()).contains("start=2023-05-30+00%3A00%3A00", "end=2023-06-01+00%3A00%3A00");
  }

  @Test
  void settings_come_from_the_env_file_of_the_working_directory_too() throws IOException {
    environment.remove("API_CLIENT");
    Files.writeString(folder.resolve(".env"), "API_CLIENT=OfTheFile\nAPI_URL=http://127.0.0.1:1\n");
    answer();

    Ended ended = lms("run");

    assertThat(ended.status()).isZero();
    assertThat(asked()).contains("client=OfTheFile");
  }

  private String asked() {
    return api.requests().get(0).rawQuery();
  }
}
