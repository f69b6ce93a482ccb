package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import lms.faults.Survives;
import lms.ledger.Delivery;
import lms.support.Rows;
import lms.support.Witness;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** One mail that does not leave keeps no other from leaving. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PoisonMailTest extends WaitingMails {
  private static final String ANNA = "anna@uni.example";
  private static final String CLAIMED_BY_ANOTHER =
      "update outbox set tries = tries + 1, problem = 'of another' returning id";

  @Test
  void a_mail_of_a_time_without_a_mail_server_goes_to_those_configured_now() throws Exception {
    try (NotifyRoutes routes = at(mine.port(), ANNA)) {
      routes.tellAndDie(Samples.numbered(GOOD, 1));
      Rows.execute(
          database,
          "update outbox set recipients = '{}', sending_until = null, message = convert_to("
              + "regexp_replace(regexp_replace(convert_from(message, 'UTF8'),"
              + " 'From: [^\\r]*', 'From: lms-analytics@localhost'), 'To: [^\\r]*\\r\\n', ''),"
              + " 'UTF8')");
      routes.tell(Samples.numbered(GOOD, 2));
    }
    assertThat(ids()).hasSize(2);
    assertThat(mine.received().get(0).to()).containsExactly(ANNA);
    assertThat(mine.received().get(0).message().getHeader("To")).containsExactly(ANNA);
    assertThat(mine.received().get(0).message().getHeader("From")[0]).contains("lms@sender");
    assertThat(Rows.of(database, "select status from outbox")).containsOnly("SENT");
  }

  @Test
  void a_mail_at_which_the_server_hangs_up_holds_none_up() throws Exception {
    mine.hangUpAt("<load-run-1-");
    try (NotifyRoutes routes = at(mine.port(), ANNA)) {
      routes.tellAndDie(Samples.numbered(GOOD, 1));
      lapse();
      assertThat(routes.tell(Samples.numbered(GOOD, 2)).problem()).isEmpty();
    }
    assertThat(ids()).singleElement().asString().startsWith("<load-run-2-");
  }

  @Test
  void a_server_that_hangs_up_at_a_second_mail_is_left_alone() throws Exception {
    mine.hangUpAt("<load-run-");
    try (NotifyRoutes routes = at(mine.port(), ANNA)) {
      for (long run = 1; run <= 3; run++) {
        routes.tellAndDie(Samples.numbered(GOOD, run));
      }
      lapse();
      routes.deliver();
    }
    assertThat(Rows.of(database, "select status, unanswered from outbox order by id"))
        .containsExactly("WAITING 1", "WAITING 1", "WAITING 0");
  }

  @Test
  void a_stored_mail_that_cannot_be_read_is_given_up_at_once() throws Exception {
    try (Witness witness = new Witness();
        NotifyRoutes routes = at(mine.port(), ANNA)) {
      routes.tellAndDie(Samples.numbered(GOOD, 1));
      Rows.execute(
          database,
          "update outbox set message = 'Content-Type: multipart/mixed\r\n\r\nnothing'::text::bytea");
      lapse();
      assertThat(routes.tell(Samples.numbered(GOOD, 2)).problem()).isEmpty();
      assertThat(witness.log()).contains("is given up: The mail as it is stored cannot be read.");
    }
    assertThat(Rows.of(database, "select status from outbox order by id"))
        .containsExactly("GIVEN_UP", "SENT");
  }

  @Test
  @Survives("H13")
  void a_mail_whose_text_the_server_refuses_for_good_is_given_up_at_once() throws Exception {
    mine.refuseMailsWith("<load-run-1-");
    try (NotifyRoutes routes = at(mine.port(), ANNA)) {
      Delivery delivery = routes.tell(Samples.numbered(GOOD, 1));

      assertThat(delivery.detail()).isEqualTo("not sent");
      assertThat(delivery.problem()).hasValueSatisfying(p -> assertThat(p).contains("554"));
    }
    assertThat(Rows.of(database, "select status, tries, recipients, refused from outbox"))
        .containsExactly("GIVEN_UP 1 {} {anna@uni.example}");
  }

  @Test
  @Survives("H11")
  void a_server_that_says_it_closes_gets_the_mail_again_later() throws Exception {
    mine.closeAfterNext();
    try (NotifyRoutes routes = at(mine.port(), ANNA)) {
      assertThat(routes.tell(GOOD).delivered()).isFalse();
      clock.advance(Duration.ofMinutes(1));
      routes.deliver();
    }
    assertThat(ids()).hasSize(2);
    assertThat(Rows.of(database, "select status, unanswered from outbox"))
        .containsExactly("SENT 0");
  }

  @Test
  @Survives("H15")
  void a_mail_taken_without_our_hearing_of_it_is_repeated_once_with_the_same_id() throws Exception {
    mine.loseReplies(1);
    try (NotifyRoutes routes = at(mine.port(), ANNA)) {
      assertThat(routes.tell(GOOD).detail())
          .isEqualTo("handed to the mail server without an answer; it is sent once more");
      tryAgain(routes);
    }
    assertThat(ids()).hasSize(2);
    assertThat(ids().get(1)).isEqualTo(ids().get(0));
    assertThat(Rows.of(database, "select status from outbox")).containsExactly("SENT");
  }

  @Test
  void a_server_that_never_answers_to_a_whole_mail_gets_two_copies_at_most() throws Exception {
    mine.loseReplies(9);
    try (Witness witness = new Witness();
        NotifyRoutes routes = at(mine.port(), ANNA)) {
      routes.tell(GOOD);
      tryAgain(routes);
      assertThat(witness.log()).contains("was handed over twice without an answer");
    }
    assertThat(ids()).hasSize(2);
    assertThat(Rows.of(database, "select status, unanswered, sent_at from outbox"))
        .containsExactly("UNCONFIRMED 2 null");
  }

  @Test
  void a_late_result_of_a_lost_lease_changes_nothing() throws Exception {
    mine.refuseMailsWith("<load-run-1-");
    mine.whenGiven(() -> Rows.of(database, CLAIMED_BY_ANOTHER));
    try (NotifyRoutes routes = at(mine.port(), ANNA)) {
      routes.tell(Samples.numbered(GOOD, 1));
    }
    assertThat(Rows.of(database, "select status, tries, problem, refused from outbox"))
        .containsExactly("WAITING 2 of another {}");
  }

  @Test
  void a_lease_is_long_enough_for_every_recipient_by_the_clock_of_the_database() throws Exception {
    try (NotifyRoutes routes = at(mine.port(), THREE)) {
      routes.tellAndDie(GOOD);
    }
    assertThat(
            Rows.of(
                database,
                "select round(extract(epoch from sending_until - clock_timestamp()) / 60) from outbox"))
        .as("15 s; 4 answers, 3 and one for each recipient, 1 of 30 s; 30 s; 10 minutes")
        .containsExactly("16");
  }

  private void tryAgain(NotifyRoutes routes) {
    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofHours(1));
      routes.deliver();
    }
  }
}
