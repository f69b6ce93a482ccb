package lms.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lms.security.Secures;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DayFilesTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 3, 1);

  @TempDir private Path folder;

  @Test
  void past_five_megabytes_the_day_goes_on_in_numbered_files() throws IOException {
    byte[] line = ("x".repeat(999_999) + "\n").getBytes(UTF_8);
    try (DayFiles files = new DayFiles(folder, 3)) {
      for (int i = 0; i < 6; i++) {
        files.append(TODAY, line);
      }
    }
    try (DayFiles afterARestart = new DayFiles(folder, 3)) {
      for (int i = 0; i < 5; i++) {
        afterARestart.append(TODAY, line);
      }
    }

    assertThat(names()).containsExactly("2025-03-01.1.log", "2025-03-01.2.log", "2025-03-01.log");
    assertThat(folder.resolve("2025-03-01.log")).hasSize(5_000_000);
    assertThat(folder.resolve("2025-03-01.1.log")).hasSize(5_000_000);
    assertThat(folder.resolve("2025-03-01.2.log")).hasSize(1_000_000);
  }

  @Test
  @Secures("S56")
  void today_and_the_two_days_before_stay_and_nothing_of_others_goes() throws IOException {
    List<String> stay =
        List.of("2025-02-27.log", "2025-02-27.1.log", "2025-02-28.log", "2025-03-05.log");
    List<String> go = List.of("2025-02-26.log", "2025-02-26.12.log", "2024-03-01.log");
    List<String> others =
        List.of(
            "2025-02-26.log.gz",
            "2025-02-26.log~",
            "2025-02-30.log",
            "2025-02-26.01.log",
            "2025-02-26.x.log",
            "x2025-02-26.log",
            "2025-2-26.log",
            "app.log",
            "notes.txt");
    for (String name : all(stay, go, others)) {
      Files.writeString(folder.resolve(name), "text\n");
    }
    Files.createDirectory(folder.resolve("2025-01-01.log"));
    Path outside = Files.createDirectory(folder.resolve("outside")).resolve("precious");
    Files.writeString(outside, "text\n");
    Files.createSymbolicLink(folder.resolve("2025-01-02.log"), outside);
    Files.createSymbolicLink(folder.resolve("2025-01-03.log"), folder.resolve("nowhere"));

    try (DayFiles files = new DayFiles(folder, 3)) {
      files.append(TODAY, new byte[0]);
    }

    assertThat(names())
        .containsExactlyInAnyOrderElementsOf(
            all(
                stay,
                others,
                List.of("2025-03-01.log", "2025-01-01.log", "outside"),
                List.of("2025-01-02.log", "2025-01-03.log")));
    assertThat(outside).hasContent("text\n");
  }

  @Test
  void files_grow_old_while_the_service_runs() throws IOException {
    try (DayFiles files = new DayFiles(folder, 2)) {
      for (int i = 0; i < 4; i++) {
        files.append(TODAY.plusDays(i), "line\n".getBytes(UTF_8));
      }
    }

    assertThat(names()).containsExactly("2025-03-03.log", "2025-03-04.log");
  }

  @Test
  @Secures("S56")
  void a_link_or_a_folder_in_place_of_the_file_is_passed_by() throws IOException {
    Path target = folder.resolve("target");
    Files.writeString(target, "text\n");
    Files.createSymbolicLink(folder.resolve("2025-03-01.log"), target);
    Files.createDirectory(folder.resolve("2025-03-01.1.log"));

    try (DayFiles files = new DayFiles(folder, 3)) {
      files.append(TODAY, "line\n".getBytes(UTF_8));
    }

    assertThat(target).hasContent("text\n");
    assertThat(folder.resolve("2025-03-01.2.log")).hasContent("line\n");
  }

  @Test
  @Secures("S56")
  void a_link_put_in_place_of_the_open_file_is_not_followed_either() throws IOException {
    Path target = folder.resolve("target");
    Files.writeString(target, "text\n");
    try (DayFiles files = new DayFiles(folder, 3)) {
      files.append(TODAY, "one\n".getBytes(UTF_8));
      Files.delete(folder.resolve("2025-03-01.log"));
      Files.createSymbolicLink(folder.resolve("2025-03-01.log"), target);
      files.append(TODAY, "two\n".getBytes(UTF_8));
    }

    assertThat(target).hasContent("text\n");
    assertThat(folder.resolve("2025-03-01.1.log")).hasContent("two\n");
  }

  @Test
  void a_line_that_a_crash_cut_short_does_not_swallow_the_next_one() throws IOException {
    Files.writeString(folder.resolve("2025-03-01.log"), "whole\nhal");

    try (DayFiles files = new DayFiles(folder, 3)) {
      files.append(TODAY, "next\n".getBytes(UTF_8));
    }

    assertThat(folder.resolve("2025-03-01.log")).hasContent("whole\nhal\nnext\n");
  }

  @Test
  void several_writers_of_one_folder_write_whole_lines() throws Exception {
    int writers = 4;
    int lines = 4_000;
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      byte[] line = (Integer.toString(i).repeat(999) + "\n").getBytes(UTF_8);
      tasks.add(() -> write(lines, line));
    }
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    try {
      for (Future<Void> task : pool.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
        task.get();
      }
    } finally {
      pool.shutdownNow();
    }

    List<String> written = new ArrayList<>();
    for (String name : names()) {
      written.addAll(Files.readAllLines(folder.resolve(name)));
    }
    // Who opens the file while another is writing may take that for a line cut short, and end it.
    written.removeIf(String::isEmpty);
    assertThat(names()).hasSizeBetween(4, 5);
    assertThat(written).hasSize(writers * lines).allMatch(line -> line.matches("(\\d)\\1{998}"));
  }

  private Void write(int lines, byte[] line) throws IOException {
    try (DayFiles ownFiles = new DayFiles(folder, 3)) {
      for (int i = 0; i < lines; i++) {
        ownFiles.append(TODAY, line);
      }
    }
    return null;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @SafeVarargs
  private static List<String> all(List<String>... lists) {
    return Stream.of(lists).flatMap(List::stream).toList();
  }
}
