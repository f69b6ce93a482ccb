package lms.routes;

import static java.util.Collections.nCopies;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import lms.ledger.RunSummary;
import lms.support.MailFiles;
import lms.support.Reply;
import lms.support.RouteTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What goes wrong is told in REPORT_LANGUAGE, the same in summary, ledger and mail. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemTextsTest extends RouteTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheMachine() {
    Locale.setDefault(before);
  }

  @Test
  void numbers_are_written_as_the_language_does_whatever_the_machine_is_set_to() {
    Locale.setDefault(Locale.GERMANY);
    String[] bad = nCopies(1_200, "{}").toArray(String[]::new);

    assertThat(load(Reply.json(array((Object[]) bad))).warnings())
        .containsExactly(
            "2023-05-31: 1,200 of 1,200 records are quarantined, more than the error budget of 1%"
                + " and 20 allows");
    assertThat(
            russian(Map.of("ERROR_BUDGET", "0.5%"), Reply.json(array((Object[]) bad))).warnings())
        .containsExactly(
            "2023-05-31: в карантине 1_200 из 1_200 записей, больше, чем позволяет допустимая доля ошибок (0,5_%% и 20)"
                .formatted()
                .replace('_', '\u00a0'));
  }

  @Test
  void an_answer_that_is_no_reply_is_told_in_russian_to_ledger_and_mail() throws Exception {
    RunSummary summary = russian(Map.of(), Reply.status(403, Map.of(), "key refused"));

    assertThat(message(summary)).isEqualTo("API ответил 403: key refused");
    assertThat(value("select error ->> 'message' from load_run")).isEqualTo(message(summary));
    assertThat(mail(summary)).contains("API ответил 403: key refused");
  }

  @Test
  void an_answer_of_nothing_says_so() {
    assertThat(message(russian(Map.of(), Reply.status(502, Map.of(), ""))))
        .isEqualTo("API ответил 502: (ничего)");
    assertThat(message(load(Reply.status(502, Map.of(), ""))))
        .isEqualTo("the API answered 502: (nothing)");
  }

  @Test
  void a_reply_that_breaks_off_says_how_much_of_it_came() {
    String reply = array(nCopies(2_000, aTrialRun()).toArray());

    assertThat(message(russian(Map.of(), Reply.cut(reply, 300_000, Reply.Framing.CLOSE))))
        .matches("ответ обрывается \\(получено записей: \\d+, байт: 300\u00a0000\\)");
  }

  @Test
  void an_api_that_cannot_be_reached_says_what_to_check() throws IOException {
    api.close();

    assertThat(message(russian(Map.of())))
        .startsWith("API не ответил: нет соединения (")
        .endsWith("); проверьте API_URL и работает ли API");
  }

  @Test
  void days_that_another_load_run_holds_and_one_whose_process_died_are_told() throws SQLException {
    hold("1 minute");
    assertThat(message(russian(Map.of())))
        .isEqualTo(
            "запуск загрузки 1 (elsewhere) занял дни с 2023-05-30 по 2023-06-02; дождитесь его конца"
                + " или выберите другие дни");

    execute("update load_run set lease_until = now() - interval '1 second'");
    russian(Map.of(), Reply.json(array(aTrialRun())));
    assertThat(value("select error ->> 'message' from load_run where id = 1"))
        .isEqualTo("процесс завершился");
  }

  @Test
  void a_database_that_fails_is_told_with_its_own_words() throws SQLException {
    execute("alter table load_day add constraint never check (false) not valid");

    assertThat(message(russian(Map.of(), Reply.json(array(aTrialRun())))))
        .startsWith("сбой базы данных (SQLSTATE 23514): ");
  }

  @Test
  void the_mail_says_in_russian_why_records_are_in_quarantine_and_the_database_as_ever()
      throws Exception {
    Object preview = aTrialRun().with("attempt_type", "\"preview\"");
    RunSummary summary = russian(Map.of(), Reply.json(array(aTrialRun(), preview, "[]")));

    assertThat(mail(summary))
        .contains("attempt_type: не входит в список run, submit", "запись: не объект JSON");
    assertThat(summary.reasons())
        .containsOnlyKeys("attempt_type is not one of run, submit", "record is not an object");
    assertThat(rows("select reasons[1] from quarantine order by 1"))
        .containsExactly(
            "attempt_type is not one of run, submit (got 'preview')", "record is not an object");
  }

  private RunSummary russian(Map<String, String> settings, Reply... replies) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("REPORT_LANGUAGE", "ru");
    return load(all, replies);
  }

  private static String message(RunSummary summary) {
    return summary.failure().orElseThrow().message();
  }

  private String mail(RunSummary summary) throws Exception {
    return MailFiles.of(folder.resolve("data/outbox"), summary.loadRunId()).text();
  }

  private void hold(String lease) throws SQLException {
    execute(
        """
        insert into load_run (client, trigger, "from", "to", asked, time_zone, status, holder, lease_until)
        values ('Uni', 'MANUAL', '2023-05-30', '2023-06-02', '{[2023-05-30,2023-06-02]}', 'UTC', 'RUNNING',
          'elsewhere', now() + interval '%s')
        """
            .formatted(lease));
  }
}
