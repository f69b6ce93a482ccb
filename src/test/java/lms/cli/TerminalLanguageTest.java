package lms.cli;

import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lms.support.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A terminal speaks one language: what a Russian one says is no English. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TerminalLanguageTest extends AdoptTest {
  /** What is written the same in every language: commands, options, paths, addresses, values. */
  private static final Pattern NO_LANGUAGE =
      Pattern.compile(
          "\\./lms .*$|Вызов: lms [a-z ]*|curl .*$|'[^']*'|--\\w[\\w-]*(=\\w+)?|(/[\\w.-]+)+|https?:\\S+|\\w+_\\w+"
              + "|\\b(PostgreSQL|Google|API|JSON|REST|cron|quartz)\\b");

  private static final Pattern ENGLISH = Pattern.compile("([A-Za-z]+[ ,:;()]+){2}[A-Za-z]+");

  @BeforeEach
  void speakRussian() {
    set("REPORT_LANGUAGE", "ru");
  }

  @Test
  void a_load_run_is_told_in_russian() {
    answer(aTrialRun(), aTrialRun().with("passback_params", "{}"), "1");

    Ended ended = lms("run");

    assertThat(ended.status()).isZero();
    assertRussian(ended.said());
    assertThat(ended.out())
        .containsPattern(
            "2023-05-31  получено 3 = новых \\d \\+ изменено 0 \\+ без изменений 0 \\+ в карантине"
                + " \\d \\+ вне окна 0   \\d+,\\d с   успех \\(запуск загрузки 1\\)")
        .contains("  файл: записан 1 день\n", "  письмо: ");
    assertThat(ended.err())
        .contains("числа по дням: ключа Google нет", "запрос к API за 2023-05-31;");
  }

  @Test
  void the_table_of_load_runs_is_aligned_in_russian_too() {
    answer(aTrialRun());
    lms("run");
    api.then(Reply.status(403, Map.of(), "no"));
    lms("run", "--day", "2023-05-29");

    Ended ended = lms("status");

    assertRussian(ended.said());
    assertThat(ended.out()).contains("покрытие                2023-05-31: готово дней 1 из 1");
    List<String> table =
        ended.out().lines().dropWhile(line -> !line.startsWith("последние")).skip(1).toList();
    assertThat(table.get(0)).startsWith("    запуск  когда ").endsWith("  в карантине");
    assertThat(table.get(1)).contains("  вручную ", "  сбой ");
    assertThat(table.get(table.size() - 1)).contains("  вручную ", "  успех ");
    assertThat(List.of(table.get(1), table.get(table.size() - 1)))
        .allMatch(line -> line.length() == table.get(0).length())
        .allMatch(line -> line.endsWith("  0"));
  }

  @Test
  void a_long_row_of_missing_days_is_told_in_russian() {
    answer(aTrialRun());
    lms("run", "--day", "2023-01-01");

    Ended ended = lms("status");

    assertRussian(ended.said());
    assertThat(ended.out()).contains("./lms backfill --from", "Укажите в CATCH_UP_FROM первый");
  }

  @Test
  void a_backfill_is_planned_and_loaded_in_russian() {
    api.answering(request -> History.reply(request, 2));
    Ended planned = lms("backfill", "--from=2023-05-01", "--to=2023-05-21", "--dry-run");
    Ended loaded = lms("backfill", "--from=2023-05-01", "--to=2023-05-21");

    assertRussian(planned.said());
    assertRussian(loaded.err());
    assertThat(planned.out())
        .startsWith("загрузка истории 2023-05-01 – 2023-05-21: 21 день, полностью не загружен")
        .contains("к загрузке: 21 день, 1 запрос; сколько записей, пока неизвестно");
    assertThat(loaded.err()).contains("дней 21 из 21: записей 42, записей/с: ");
    assertThat(lms("backfill", "--from=2023-05-01", "--to=2023-05-22", "--dry-run").out())
        .contains(
            "22 дня, уже загружено полностью 21", "1 день, 1 запрос; записей около 2, около ");
  }

  @Test
  void the_quarantine_is_listed_and_dismissed_in_russian() {
    answer(aTrialRun().with("attempt_type", "\"debug\""), "1");
    lms("run");

    assertThat(lms("quarantine", "list").out())
        .startsWith("2 открытые записи\n")
        .contains("например, lti_user_id: текст из 32 символов, ");
    assertThat(lms("quarantine", "list", "--json").out()).contains("\"text of 32 characters\"");
    assertThat(lms("quarantine", "dismiss", "--all").out()).startsWith("отложено 2 записи");
    assertRussian(lms("quarantine", "list").said());
  }

  @Test
  void the_doctor_speaks_russian_and_its_json_keeps_its_codes() {
    api.then(Reply.status(403, Map.of(), "no")).then(Reply.status(403, Map.of(), "no"));

    Ended ended = lms("doctor");
    Ended json = lms("doctor", "--json");

    assertThat(ended.status()).isEqualTo(1);
    assertRussian(ended.said());
    assertThat(ended.out())
        .contains("✓ настройки: верны", "✓ база данных: PostgreSQL ", "– не настроено: почта (")
        .contains(" — Проверьте API_CLIENT, где важен регистр букв");
    assertThat(json.out()).contains("\"name\" : \"database\"", "\"state\" : \"NOT_CONFIGURED\"");
  }

  @Test
  void a_table_is_adopted_in_russian() throws Exception {
    script("serial");
    besideIt();

    Ended refused = lms("adopt", "--table", "public.none");
    Ended shown = lms("adopt");
    Ended done = lms("adopt", "--yes");

    assertRussian(refused.said());
    assertRussian(withoutColumns(shown));
    assertRussian(withoutColumns(done));
    assertThat(done.out()).contains("сделано, запуск загрузки 1; таблица public.attempts осталась");
  }

  @Test
  void numbers_are_exported_in_russian() {
    Ended empty = lms("export", "--from=2023-05-30", "--to=2023-05-31");
    answer(aTrialRun());
    lms("run");

    Ended written = lms("export", "--from=2023-05-30", "--to=2023-05-31");

    assertRussian(empty.said());
    assertRussian(written.said());
    assertThat(written.err()).contains("записано: 1 день, файл ", "загрузить недостающее: ");
  }

  @Test
  void the_mail_is_previewed_in_russian() {
    Ended none = lms("mail", "preview");
    answer(aTrialRun());
    lms("run");

    Ended written = lms("mail", "preview");

    assertRussian(none.said());
    assertRussian(written.said());
    assertThat(written.err()).startsWith("Письмо о запуске загрузки 1, написано ");
  }

  @Test
  void a_database_that_does_not_answer_is_told_in_russian() {
    set("DB_PORT", "1");

    Ended ended = lms("status");

    assertRussian(ended.said());
    assertThat(ended.err())
        .startsWith("база данных: не удаётся подключиться к '")
        .contains("Проверьте DB_HOST и DB_PORT", "; статус хранится в базе данных");
  }

  @Test
  void a_load_run_without_its_database_says_once_that_it_failed() {
    set("DB_PORT", "1");

    Ended ended = lms("run");

    assertRussian(ended.said());
    assertThat(ended.out())
        .contains("load: база данных: не удаётся подключиться к '")
        .doesNotContain("сбой базы данных");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --day 31.05.2023",
        "run --dya 1",
        "rum",
        "backfill",
        "run 1",
        "run --day",
        "run --day 2023-05-31 --day 2023-05-30",
        "backfill --only some",
        "quarantine",
        "export",
        "export --from=2023-05-31 --to=2023-05-31 --out=- --format=xlsx",
        "adopt --map=user_id",
        "adopt --map=user=a",
        "adopt --zone=UTC+3",
        "mail"
      })
  void wrong_usage_is_told_in_russian_with_the_help(String words) {
    Ended ended = lms(words.split(" "));

    assertThat(ended.status()).isEqualTo(2);
    assertRussian(withoutExamples(ended.err()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "help",
        "serve",
        "run",
        "backfill",
        "status",
        "export",
        "adopt",
        "mail",
        "mail preview",
        "quarantine list",
        "quarantine replay",
        "quarantine dismiss",
        "doctor",
        "health",
        "demo"
      })
  void help_is_russian(String command) {
    Ended ended = lms((command + " --help").strip().split(" "));

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).containsPattern("Вызов: lms").contains("Показать");
    assertRussian(withoutExamples(ended.out()).replaceAll("\\s+", " "));
  }

  @Test
  void wrong_settings_are_told_in_russian_if_that_much_can_be_read() {
    environment.remove("API_CLIENT");
    set("SCHEDULE", "0 7 * *");
    set("SMTP_PORT", "ninety");
    set("API_CLIENT_KEYY", "x");

    Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err().lines())
        .startsWith("настройки: 5 ошибок, ничего не запущено")
        .anyMatch(line -> line.matches("  API_CLIENT +не задано +например MyUniversity"))
        .anyMatch(
            line -> line.endsWith("нет такой настройки; возможно, имелось в виду API_CLIENT_KEY?"));
  }

  @ParameterizedTest
  @CsvSource({"de", "russian"})
  void a_language_nobody_speaks_is_told_in_english(String language) {
    set("REPORT_LANGUAGE", language);

    assertThat(lms("run").err())
        .startsWith("settings: 1 problem, nothing was started\n")
        .contains("REPORT_LANGUAGE  '" + language + "' is not one of en, ru");
    assertThat(lms("run", "--dya").err()).startsWith("Unknown option: '--dya'");
  }

  @Test
  void in_english_there_is_no_russian() {
    environment.remove("REPORT_LANGUAGE");
    answer(aTrialRun(), "1");

    String said = lms("run").said() + lms("status").said() + lms("--help").said();

    assertThat(said).doesNotContainPattern("[А-Яа-яЁё]");
  }

  /** The names of columns are those of the table. */
  private static String withoutColumns(Ended ended) {
    return ended.said().replaceAll("(?m)^столбцы .*$", "");
  }

  /** Command lines are the same in every language; what is said of them is not. */
  private static String withoutExamples(String said) {
    return said.replaceAll("(?m)^  ([A-Z_]+=\\S+ )*(source <\\()?lms [^#\n]*", "");
  }

  private static void assertRussian(String said) {
    assertThat(said).containsPattern("[А-Яа-яЁё]{3}");
    for (String line : said.lines().toList()) {
      assertThat(NO_LANGUAGE.matcher(line).replaceAll("–")).doesNotContainPattern(ENGLISH);
    }
  }
}
