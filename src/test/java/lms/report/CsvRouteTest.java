package lms.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import lms.ledger.Delivery;
import lms.texts.Language;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvRouteTest {
  @TempDir private Path folder;

  @Test
  void without_credentials_every_day_is_in_the_file_and_none_is_published() throws Exception {
    Path file = folder.resolve("reports/daily_stats.csv");
    try (ReportService service = ReportService.toCsv(file, Language.EN)) {
      service.day("2023-06-01", 20, null);
      service.day("2023-05-31", 10, "45.83");

      Delivery delivery = service.report();

      assertThat(Files.readString(file))
          .isEqualTo(
              """
              Date,Attempts,Unique users,Correct submissions,"Success rate, %",Trial runs,Submissions
              2023-05-31,10,3,1,45.83,4,2
              2023-06-01,20,3,1,0,4,2
              """
                  .replace("\n", "\r\n"));
      assertThat(delivery)
          .isEqualTo(
              new Delivery(file.toString(), Optional.empty(), "2 days written", Optional.empty()));
      assertThat(service.published()).isEmpty();
    }
  }

  @Test
  void it_is_rewritten_whole_in_the_language_and_leaves_nothing_beside_it() throws Exception {
    Path file = folder.resolve("daily_stats.csv");
    Files.writeString(file, "something much longer than the table that replaces it".repeat(100));
    try (ReportService service = ReportService.toCsv(file, Language.RU)) {
      service.report();

      assertThat(Files.readString(file))
          .isEqualTo(
              "Дата,Всего попыток,Уникальные пользователи,Успешные попытки,(%) успешных попыток,Запускали код,Проверяли код\r\n");
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).containsExactly(file);
      }
    }
  }

  @Test
  void a_file_that_cannot_be_written_is_a_failed_delivery_and_no_exception() throws Exception {
    Path blocked =
        Files.writeString(folder.resolve("reports"), "a file where the folder should be");
    try (ReportService service =
        ReportService.toCsv(blocked.resolve("daily_stats.csv"), Language.EN)) {
      assertThat(service.report().problem().orElseThrow())
          .startsWith("the CSV file could not be written (")
          .contains(blocked.toString());
    }
  }
}
