package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a table from being adopted is said, with what to do, and nothing is changed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdoptRefusedTest extends AdoptTest {
  @Test
  void a_database_without_such_a_table_is_told_how_to_name_one() {
    Ended ended = lms("adopt");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("no table attempts", "nothing was changed", "--table");
  }

  @Test
  void two_candidates_are_both_named() throws Exception {
    script("serial");
    script("narrow");

    Ended ended = lms("adopt", "--yes");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("analytics.attempts, public.attempts", "--table SCHEMA.NAME");
    besideIt();
    assertThat(lms("adopt", "--table", "analytics.attempts").status()).isZero();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --table=public.grader_log                          | no column for created_at; it has row_number | --map created_at=COLUMN
          --table=public.grader_log --map=created_at=Whenn   | no column Whenn in public.grader_log        | lti_user_id
          --table=public.Grader_Log                          | no table public.Grader_Log                  | upper and lower case
          --table=a"b;drop.c                                 | no table a"b;drop.c                         | nothing was changed
          """)
  void a_table_or_column_that_cannot_be_meant_is_named(String words, String says, String todo)
      throws Exception {
    script("words");

    Ended ended = lms(("adopt --yes " + words).split(" "));

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains(says, todo);
    assertThat(rows("select count(*) from pg_tables where tablename = 'attempts'"))
        .containsExactly("0");
  }

  @ParameterizedTest
  @CsvSource({"--map=id=a, there is no such column of ours", "--zone=UTC+3, is not a time zone"})
  void an_option_that_says_nothing_is_wrong_usage(String option, String says) {
    Ended ended = lms("adopt", option);

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains(says);
  }

  @Test
  void a_table_in_the_place_of_ours_needs_a_decision() throws Exception {
    script("failures");

    Ended shown = lms("adopt");
    Ended refused = lms("adopt", "--yes");

    assertThat(shown.status()).isZero();
    assertThat(shown.out()).contains("two ways", "--replace --yes", "DB_SCHEMA");
    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err()).contains("Two ways out", "--replace", "DB_SCHEMA");
    assertThat(rows("select count(*) from public.attempts")).containsExactly("113");
  }

  @Test
  void a_name_that_is_taken_ends_the_whole() throws Exception {
    script("failures");
    execute("create table public.attempts_before_lms ()");

    Ended ended = lms("adopt", "--yes", "--replace");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("public has a table attempts_before_lms already");
    assertThat(rows("select count(*) from pg_tables where schemaname = 'public'"))
        .containsExactly("2");
  }

  @Test
  void who_may_not_rename_learns_what_the_owner_has_to_do() throws Exception {
    script("failures");
    String user = user();
    execute(
        "grant select on public.attempts to \"%1$s\"; grant create on schema public to \"%1$s\""
            .formatted(user));

    Ended ended = lms("adopt", "--yes", "--replace");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err())
        .contains("alter table public.attempts rename to attempts_before_lms", "--table");
    assertThat(rows("select count(*) from public.attempts")).containsExactly("113");
  }

  @Test
  void who_may_not_read_learns_which_right_is_missing() throws Exception {
    script("serial");
    user();

    Ended ended = lms("adopt");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("may not read public.attempts", "grant select");
  }

  /** Another user than the script's, whom the command uses. */
  private String user() throws Exception {
    String user = database.getDatabaseName() + " Loader";
    execute("create role \"%s\" login".formatted(user));
    set("DB_USER", user);
    return user;
  }

  @Test
  void while_a_load_run_holds_days_nothing_is_taken() throws Exception {
    script("serial");
    besideIt();
    lms("status"); // the tables
    execute(
        """
        insert into lms.load_run (client, trigger, "from", "to", asked, time_zone, status, lease_until, holder)
        values ('Uni', 'MANUAL', '2020-01-01', '2020-01-01', '{[2020-01-01,2020-01-01]}', 'UTC', 'RUNNING',
          now() + interval '1 hour', 'another host')
        """);

    Ended ended = lms("adopt", "--yes");

    assertThat(ended.status()).isEqualTo(75);
    assertThat(ended.err()).contains("load run 1 (another host) holds 2020-01-01");
    assertThat(rows("select count(*) from lms.attempts")).containsExactly("0");
  }

  @Test
  void without_a_client_or_a_database_it_says_so() {
    set("DB_PORT", "1");
    Ended away = lms("adopt", "--yes");
    environment.remove("API_CLIENT");
    Ended nobody = lms("adopt", "--yes");

    assertThat(away.status()).isEqualTo(1);
    assertThat(away.err()).contains("127.0.0.1:1", "nothing was done").doesNotContain("defect");
    assertThat(nobody.status()).isEqualTo(3);
    assertThat(nobody.err()).contains("API_CLIENT  is missing");
  }
}
