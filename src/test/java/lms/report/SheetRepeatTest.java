package lms.report;

import static lms.support.SheetsStandIn.Kind.READ;
import static lms.support.SheetsStandIn.Kind.RESHAPE;
import static lms.support.SheetsStandIn.Kind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import lms.faults.Survives;
import lms.ledger.Delivery;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A write that failed is planned anew: somebody may have moved the rows meanwhile. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetRepeatTest extends SheetTest {
  @Test
  @Survives({"G10", "G13"})
  void a_write_whose_reply_is_lost_is_not_sent_again_to_rows_that_have_moved() throws Exception {
    service.report();
    service.day("2023-06-01", 20);
    google.loseReply(WRITE);
    google.meanwhile(WRITE, () -> google.meanwhile(WRITE, () -> first.sortDown(2, 3, 0)));

    assertThat(service.report().delivered()).isTrue();

    assertThat(first.filled())
        .containsExactly(List.of(HEADINGS), row("2023-05-31", 10), row("2023-06-01", 20));
    assertThat(service.published(0)).containsExactly("2023-05-31", "2023-06-01");
  }

  @Test
  @Survives({"G8", "G13"})
  void a_write_that_google_puts_off_finds_the_rows_that_were_sorted_meanwhile() throws Exception {
    service.day("2023-06-01", 20);
    service.report();
    service.day("2023-06-01", 21);
    google.fail(WRITE, 503, "The service is currently unavailable.");
    google.meanwhile(WRITE, () -> first.sortDown(2, 3, 0));

    assertThat(service.report().delivered()).isTrue();

    assertThat(first.filled())
        .containsExactly(List.of(HEADINGS), row("2023-06-01", 21), row("2023-05-31", 10));
  }

  @Test
  void the_look_of_new_dates_is_taken_from_where_the_last_one_is_by_then() throws Exception {
    first.type("A1", HEADINGS).type("A2", 45076, 1, 3, 1, 50, 4, 2);
    google.fail(RESHAPE, 503, "The service is currently unavailable.");
    google.meanwhile(RESHAPE, () -> first.insertRow(1));

    assertThat(service.report().delivered()).isTrue();

    assertThat(google.reshaped().stream().map(SheetRepeatTest::source)).containsExactly(2);
    assertThat(first.row(4)).isEqualTo(row(45077.0, 10));
  }

  private static int source(JsonNode change) {
    return change.at("/copyPaste/source/startRowIndex").asInt();
  }

  @Test
  @Survives("G5")
  void a_quota_that_google_calls_forbidden_is_waited_for() throws Exception {
    google.fail(WRITE, 403, "Rate Limit Exceeded");

    assertThat(service.report().delivered()).isTrue();

    assertThat(google.requests(WRITE)).isEqualTo(2);
  }

  @Test
  void what_google_refuses_for_good_is_not_asked_again() throws Exception {
    google.fail(WRITE, 403, "The caller does not have permission");

    assertThat(service.report().delivered()).isFalse();

    assertThat(google.requests(WRITE)).isEqualTo(1);
  }

  @Test
  void who_has_lost_its_turn_with_its_connection_writes_nothing() throws Exception {
    google.meanwhile(
        READ,
        () ->
            service.execute(
                """
                select pg_terminate_backend(pid, 5000) from pg_locks l join pg_database d on d.oid = l.database
                where l.locktype = 'advisory' and d.datname = current_database()
                """));

    Delivery delivery = service.report();

    assertThat(delivery.problem().orElseThrow())
        .startsWith("the days could not be published (")
        .contains("nothing is lost");
    assertThat(google.requests(WRITE) + google.requests(RESHAPE)).isZero();
    assertThat(service.report().delivered()).isTrue();
  }

  @Test
  void headings_that_go_after_the_write_are_not_told_as_if_nothing_was_written() throws Exception {
    google.meanwhile(WRITE, () -> google.meanwhile(READ, () -> first.type("A1", "Day")));

    assertThat(service.report().problem().orElseThrow())
        .startsWith("tab 'Daily' is not empty and lacks the headings 'Date'")
        .contains("nothing is lost", "estore them")
        .doesNotContain("nothing was written");
    assertThat(service.report().problem().orElseThrow()).contains("nothing was written");
  }
}
