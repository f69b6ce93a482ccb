package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lms.faults.Survives;
import lms.ledger.Delivery;
import lms.support.Rows;
import lms.support.SmtpStandIn;
import lms.support.Witness;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was entered in the outbox leaves, whatever happens, once and in order. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitingMailsTest extends WaitingMails {
  @Test
  void a_mail_whose_process_died_before_it_was_sent_leaves_late_and_says_so() throws Exception {
    try (NotifyRoutes dies = at(mine.port(), "anna@uni.example");
        NotifyRoutes next = at(mine.port(), "anna@uni.example")) {
      dies.tellAndDie(GOOD);
      clock.advance(Duration.ofMinutes(5));
      next.deliver();
      assertThat(mine.received()).as("it might still be sending it").isEmpty();
      lapse();
      next.deliver();
    }
    MimeMessage mail = mine.received().get(0).message();
    String line =
        "This mail is late: written 1 June 2023 07:00, sent 1 June 2023 07:05 (Europe/Moscow).";
    assertThat(plain(mail)).startsWith(line + "\r\n\r\n").contains("11,113");
    assertThat(html(mail)).containsPattern("<body[^>]*><p [^>]*>" + line.replaceAll("[().]", "."));
    assertThat(mail.getHeader("X-LMS-Late")).containsExactly("written 2023-06-01T04:00:00Z");
    assertThat(mail.getHeader("Date")).containsExactly("Thu, 1 Jun 2023 07:00:00 +0300 (MSK)");
    assertThat(Rows.of(database, "select message_id, status from outbox"))
        .containsExactly(mail.getMessageID() + " SENT");
  }

  @Test
  @Survives("H1")
  void what_an_outage_held_up_leaves_in_order_with_the_mail_of_the_next_load_run()
      throws Exception {
    try (NotifyRoutes broken = at(closedPort(), "anna@uni.example")) {
      for (long run = 1; run <= 3; run++) {
        Delivery delivery = broken.tell(Samples.numbered(GOOD, run));
        assertThat(delivery.detail())
            .isEqualTo("not sent; it waits in the outbox and is tried again");
        assertThat(delivery.problem()).isPresent();
        clock.advance(Duration.ofHours(1));
      }
    }
    try (NotifyRoutes routes = at(mine.port(), "anna@uni.example")) {
      assertThat(routes.tell(Samples.numbered(GOOD, 4)).detail()).isEqualTo("to 1 recipient");
    }
    assertThat(ids())
        .satisfiesExactly(
            id -> assertThat(id).startsWith("<load-run-1-"),
            id -> assertThat(id).startsWith("<load-run-2-"),
            id -> assertThat(id).startsWith("<load-run-3-"),
            id -> assertThat(id).startsWith("<load-run-4-"));
    assertThat(plain(mine.received().get(0).message()))
        .startsWith(
            "This mail is late: written 1 June 2023 07:00, the mail server could not be reached"
                + " until 1 June 2023 10:00 (Europe/Moscow).");
    assertThat(mine.received().get(3).message().getHeader("X-LMS-Late")).isNull();
  }

  @Test
  void tries_come_after_1_2_4_minutes_up_to_an_hour_and_end_after_7_days() throws Exception {
    List<Long> waits = new ArrayList<>();
    try (Witness witness = new Witness();
        NotifyRoutes broken = at(closedPort(), "anna@uni.example")) {
      broken.tell(GOOD);
      for (int i = 0; i < 9; i++) {
        long wait = minutesToNextTry();
        waits.add(wait);
        clock.advance(Duration.ofMinutes(wait).minusSeconds(1));
        broken.deliver();
        clock.advance(Duration.ofSeconds(1));
        broken.deliver();
      }
      assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
      assertThat(Rows.of(database, "select tries, status from outbox"))
          .containsExactly("10 WAITING");
      clock.set("2023-06-08T04:00:00Z");
      broken.deliver();
      assertThat(witness.log()).contains("is given up: The mail server localhost:");
    }
    assertThat(Rows.of(database, "select tries, status, sent_at from outbox"))
        .containsExactly("11 GIVEN_UP null");
  }

  @Test
  void a_recipient_put_off_is_tried_again_alone_and_a_refused_one_never() throws Exception {
    mine.putOff("anna@uni.example");
    try (NotifyRoutes routes = at(mine.port(), THREE)) {
      Delivery delivery = routes.tell(GOOD);
      assertThat(delivery.detail()).isEqualTo("to 1 of 3 recipients; it is tried again for 1");
      assertThat(delivery.problem())
          .hasValueSatisfying(text -> assertThat(text).contains("450", "550", "boris"));
      assertThat(Rows.of(database, "select status, recipients, refused from outbox"))
          .containsExactly("WAITING {anna@uni.example} {boris@uni.example}");
      mine.putOff();
      clock.advance(Duration.ofMinutes(1));
      routes.deliver();
    }
    assertThat(mine.received())
        .extracting(SmtpStandIn.Received::to)
        .containsExactly(List.of("vera@uni.example"), List.of("anna@uni.example"));
    assertThat(ids().get(1)).isEqualTo(ids().get(0));
    assertThat(mine.received().get(1).message().getAllRecipients()).hasSize(3);
    assertThat(Rows.of(database, "select status, recipients, refused from outbox"))
        .containsExactly("SENT {} {boris@uni.example}");
  }

  @Test
  @Survives("H8")
  void a_login_that_fails_for_now_costs_a_try_and_no_more() throws Exception {
    mine.putOffLogins(1);
    try (NotifyRoutes routes = at(mine.port(), "anna@uni.example")) {
      assertThat(routes.tell(GOOD).problem())
          .hasValueSatisfying(problem -> assertThat(problem).contains("login", "454"));
      assertThat(Rows.of(database, "select status, tries from outbox"))
          .containsExactly("WAITING 1");
      clock.advance(Duration.ofMinutes(1));
      routes.deliver();
    }
    assertThat(ids()).hasSize(1);
    assertThat(Rows.of(database, "select status, tries from outbox")).containsExactly("SENT 2");
  }

  @ParameterizedTest
  @CsvSource({"452, WAITING {anna@uni.example} {}", "552, GIVEN_UP {} {anna@uni.example}"})
  @Survives("H12")
  void a_mailbox_without_room_is_tried_again_or_reported(int status, String outcome)
      throws Exception {
    mine.refuse(status, "anna@uni.example");
    try (NotifyRoutes routes = at(mine.port(), "anna@uni.example")) {
      assertThat(routes.tell(GOOD).problem())
          .hasValueSatisfying(problem -> assertThat(problem).contains(String.valueOf(status)));
    }
    assertThat(Rows.of(database, "select status, recipients, refused from outbox"))
        .containsExactly(outcome);
  }

  @Test
  @Survives("H17")
  void a_server_that_takes_a_mail_and_answers_to_no_farewell_has_taken_it() throws Exception {
    mine.ignoreFarewells();
    try (NotifyRoutes routes = at(mine.port(), "anna@uni.example")) {
      long begun = System.nanoTime();
      assertThat(routes.tell(GOOD).detail()).isEqualTo("to 1 recipient");
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("it was waited for")
          .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(30));
      clock.advance(Duration.ofHours(1));
      routes.deliver();
    }
    assertThat(ids()).hasSize(1);
    assertThat(Rows.of(database, "select status, tries from outbox")).containsExactly("SENT 1");
  }

  @Test
  void two_processes_that_send_at_once_send_each_mail_once() throws Exception {
    try (NotifyRoutes one = at(mine.port(), "anna@uni.example");
        NotifyRoutes other = at(mine.port(), "anna@uni.example")) {
      for (long run = 1; run <= 12; run++) {
        one.tellAndDie(Samples.numbered(GOOD, run));
      }
      lapse();
      CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(other::deliver);
      one.deliver();
      meanwhile.get(60, TimeUnit.SECONDS);
    }
    assertThat(ids()).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void mails_that_ended_go_after_90_days_and_those_that_wait_stay() throws Exception {
    try (NotifyRoutes routes = at(mine.port(), "anna@uni.example")) {
      routes.tell(Samples.numbered(GOOD, 1));
      routes.tellAndDie(Samples.numbered(GOOD, 2));
      Rows.execute(
          database, "update outbox set sending_until = 'infinity' where status = 'WAITING'");
      clock.advance(Duration.ofDays(90));
      routes.tell(Samples.numbered(GOOD, 3));
      assertThat(Rows.of(database, "select count(*) from outbox")).containsExactly("3");
      clock.advance(Duration.ofSeconds(1));
      routes.tell(Samples.numbered(GOOD, 4));
    }
    assertThat(Rows.of(database, "select status from outbox order by id"))
        .containsExactly("WAITING", "SENT", "SENT");
  }

  private long minutesToNextTry() throws Exception {
    String seconds =
        "select extract(epoch from next_try_at)::bigint - %d from outbox"
            .formatted(clock.instant().getEpochSecond());
    return Long.parseLong(Rows.of(database, seconds).get(0)) / 60;
  }
}
