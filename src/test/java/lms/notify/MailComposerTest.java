package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lms.ledger.Failure;
import lms.ledger.Notice;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.settings.Settings.Mail.When;
import lms.texts.Language;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailComposerTest {
  @ParameterizedTest
  @EnumSource
  void every_end_of_a_load_run_has_a_mail_whatever_triggered_it(Language language)
      throws Exception {
    MailComposer composer = composer(language);
    for (RunSummary end : ends().toList()) {
      for (Trigger trigger : Trigger.values()) {
        Mail mail = composer.compose(triggeredBy(trigger, end), null, Notice.NONE, List.of());

        assertThat(mail.message().getSubject()).contains("[LMS]", "2023-05-31");
        assertThat(mail.fileName()).contains("-load-run-412-" + end.status());
      }
    }
  }

  @Test
  void two_installations_and_two_states_have_mails_of_their_own() throws Exception {
    RunSummary one = Samples.succeeded(Days.of(Samples.DAY));
    RunSummary other = startedLater(one);

    assertThat(Stream.of(one, other, Samples.warning("late")).map(MailComposerTest::messageId))
        .doesNotHaveDuplicates();
  }

  private static Stream<RunSummary> ends() {
    Stream<RunSummary> failed =
        Stream.of(Failure.Kind.values())
            .map(kind -> Samples.failed(new Failure("load", kind, "it broke")));
    RunSummary stored = Samples.succeeded(Days.of(Samples.DAY));
    Stream<RunSummary> others =
        Stream.of(Status.SUCCEEDED, Status.WARNING, Status.FAILED, Status.CANCELLED)
            .map(status -> Samples.with(stored, status, List.of(), Optional.empty()));
    return Stream.concat(failed, others);
  }

  private static String messageId(RunSummary summary) {
    try {
      return composer(Language.EN)
          .compose(summary, null, Notice.NONE, null)
          .message()
          .getMessageID();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static MailComposer composer(Language language) {
    return new MailComposer(Samples.settings(null, language, When.ALWAYS), Samples.CLOCK);
  }

  private static RunSummary triggeredBy(Trigger trigger, RunSummary run) {
    return new RunSummary(
        run.loadRunId(),
        trigger,
        run.days(),
        run.status(),
        run.receipt(),
        run.reasons(),
        run.absent(),
        run.unknownKeys(),
        run.changes(),
        run.warnings(),
        run.failure(),
        run.startedAt(),
        run.duration());
  }

  private static RunSummary startedLater(RunSummary run) {
    return new RunSummary(
        run.loadRunId(),
        run.trigger(),
        run.days(),
        run.status(),
        run.receipt(),
        run.reasons(),
        run.absent(),
        run.unknownKeys(),
        run.changes(),
        run.warnings(),
        run.failure(),
        run.startedAt().plusNanos(1_000),
        run.duration());
  }
}
