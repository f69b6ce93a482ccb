package lms.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportCommandTest extends LoadCommandTest {
  private static final String[] MAY = {"export", "--from", "2023-05-01", "--to", "2023-05-31"};

  @BeforeEach
  void two_days_of_may() throws SQLException {
    environment.remove("API_URL");
    environment.remove("API_CLIENT_KEY");
    lms("status"); // the tables
    day("2023-05-30", 11_113, "45.83");
    day("2023-05-31", 20, null);
    day("2023-04-30", 1, "100.00");
  }

  @Test
  void the_table_of_the_sheet_goes_to_a_file_named_after_the_days() throws IOException {
    Ended ended = lms(MAY);

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).isEmpty();
    Path file = folder.resolve("daily_stats-2023-05-01-2023-05-31.csv");
    assertThat(ended.err().lines())
        .containsExactly(
            "2 days written to " + file,
            "not in the database and so not in the table: 2023-05-01 – 2023-05-29; to load what is"
                + " missing: ./lms backfill --from 2023-05-01 --to 2023-05-29");
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            Date,Attempts,Unique users,Correct submissions,"Success rate, %",Trial runs,Submissions
            2023-05-30,11113,3,1,45.83,4,2
            2023-05-31,20,3,1,0,4,2
            """
                .replace("\n", "\r\n"));
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void it_is_the_same_table_that_a_load_run_writes_where_there_is_no_sheet() throws IOException {
    set("API_URL", api.address().toString());
    set("API_CLIENT_KEY", API_KEY);
    answer(aTrialRun(), aSubmission());
    lms("run");

    lms("export", "--from", "2023-04-30", "--to", "2023-05-31", "--out", "mine.csv");

    assertThat(folder.resolve("mine.csv"))
        .hasSameBinaryContentAs(folder.resolve("data/reports/daily_stats.csv"));
  }

  @Test
  void a_csv_library_reads_it_back_in_russian() throws IOException {
    set("REPORT_LANGUAGE", "ru");

    Ended ended = lms("export", "--from", "2023-05-30", "--to", "2023-05-31", "--out", "ru.csv");

    assertThat(ended.err())
        .isEqualTo("записано: 2 дня, файл %s\n".formatted(folder.resolve("ru.csv")));
    List<CSVRecord> records = parsed(Files.readString(folder.resolve("ru.csv")));
    assertThat(records.get(0))
        .containsExactly(
            "Дата",
            "Всего попыток",
            "Уникальные пользователи",
            "Успешные попытки",
            "(%) успешных попыток",
            "Запускали код",
            "Проверяли код");
    assertThat(records.get(1)).containsExactly("2023-05-30", "11113", "3", "1", "45.83", "4", "2");
    assertThat(records).hasSize(3);
  }

  @Test
  void standard_output_gets_the_table_and_nothing_else_whatever_the_terminal_understands()
      throws IOException {
    set("REPORT_LANGUAGE", "ru");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, false, US_ASCII));
    Ended ended;
    try {
      ended = lms("export", "--from", "2023-05-30", "--to", "2023-05-31", "--out", "-");
    } finally {
      System.setOut(before);
    }

    assertThat(ended.status()).isZero();
    assertThat(parsed(bytes.toString(UTF_8))).hasSize(3).first().asString().contains("Дата");
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).isEqualTo("записано: 2 дня, в стандартный вывод\n");
    assertThat(folder).isDirectoryNotContaining("glob:**.csv");
  }

  @Test
  void without_a_single_day_it_fails_and_leaves_a_former_file_alone() throws IOException {
    Files.writeString(folder.resolve("kept.csv"), "before");

    Ended ended = lms("export", "--from", "2022-05-01", "--to", "2022-05-31", "--out", "kept.csv");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo(
            "no day of 2022-05-01 – 2022-05-31 is in the database; nothing was written; to load what"
                + " is missing: ./lms backfill --from 2022-05-01 --to 2022-05-31\n");
    assertThat(folder.resolve("kept.csv")).hasContent("before");
  }

  @Test
  void a_former_file_is_replaced_also_behind_a_link_and_nothing_is_left_beside_it()
      throws IOException {
    Path file = Files.writeString(folder.resolve("old.csv"), "long before\n".repeat(1000));
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);

    assertThat(lms("export", "--from", "2023-05-30", "--to", "2023-05-30", "--out", "link.csv"))
        .extracting(Ended::status)
        .isEqualTo(0);

    assertThat(link).isSymbolicLink();
    assertThat(file).content().startsWith("Date,").hasLineCount(2);
    assertThat(folder).isDirectoryNotContaining("glob:**.next");
  }

  @Test
  void what_cannot_be_written_to_is_named_and_stays() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken.csv"));

    Ended onFolder =
        lms("export", "--from", "2023-05-30", "--to", "2023-05-30", "--out", "taken.csv");
    Ended nowhere =
        lms("export", "--from", "2023-05-30", "--to", "2023-05-30", "--out", "no/x.csv");

    Ended noName = lms("export", "--from", "2023-05-30", "--to", "2023-05-30", "--out", "\0.csv");

    assertThat(List.of(onFolder.status(), nowhere.status(), noName.status())).containsOnly(1);
    assertThat(noName.err()).contains("could not be written").doesNotContain("defect");
    assertThat(onFolder.err())
        .contains("could not be written", taken.toString(), "not a regular file");
    assertThat(nowhere.err()).contains("could not be written", "no/x.csv", "the folder exists");
    assertThat(taken).isEmptyDirectory();
  }

  @Test
  void the_format_is_what_is_asked_for_or_what_the_name_ends_in() throws IOException {
    lms("export", "--from", "2023-05-30", "--to", "2023-05-30", "--format", "xlsx");
    lms("export", "--from", "2023-05-30", "--to", "2023-05-30", "--out", "by-name.XLSX");
    lms("export", "--from", "2023-05-30", "--to", "2023-05-30", "--out", "a", "--format", "xlsx");

    for (String name : List.of("daily_stats-2023-05-30-2023-05-30.xlsx", "by-name.XLSX", "a")) {
      assertThat(Files.readString(folder.resolve(name), ISO_8859_1)).as(name).startsWith("PK");
    }
  }

  @Test
  void a_database_that_does_not_answer_is_status_1_and_named() {
    set("DB_PORT", "1");

    Ended ended = lms(MAY);

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("127.0.0.1:1", "nothing was done").doesNotContain("defect");
  }

  private void day(String day, long attempts, String rate) throws SQLException {
    execute(
        """
        insert into daily_stats (
          client, day, attempts, unique_users, correct_submissions, success_rate, trial_runs, submissions, time_zone)
        values ('Uni', '%s', %d, 3, 1, %s, 4, 2, 'UTC')
        """
            .formatted(day, attempts, rate));
  }

  private static List<CSVRecord> parsed(String csv) throws IOException {
    return CSVParser.parse(csv, CSVFormat.RFC4180).getRecords();
  }
}
