package lms.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(20)
class DoctorTest {
  private static final Texts TEXTS = new Texts(Language.EN);

  /** What a check does. */
  private interface Deed {
    List<Finding> done() throws Exception;
  }

  private final List<Finding> seen = new ArrayList<>();
  private final Doctor doctor = new Doctor(TEXTS, text -> text.replace("s3cret", "***"), seen::add);

  @Test
  void a_check_that_hangs_or_breaks_takes_nothing_from_the_next() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Check hanging =
        check(
            "sheet",
            () -> {
              never.await();
              return List.of();
            });
    Check broken =
        check(
            "mail",
            () -> {
              throw new IllegalStateException("no s3cret here");
            });
    Check good = check("disk", () -> List.of(Finding.ok("disk", "holds s3cret")));

    List<Finding> findings = doctor.examine(List.of(hanging, broken, good));

    assertThat(findings.stream().map(finding -> finding.line(TEXTS)))
        .containsExactly(
            "✗ sheet: came to no end within 1 s — Try again; if it stays, see the log",
            "✗ mail: could not be checked: java.lang.IllegalStateException: no *** here — This is a defect; see the log",
            "✓ disk: holds ***");
    assertThat(seen).isEqualTo(findings);
  }

  @Test
  void a_finding_is_seen_before_the_next_check_begins() throws Exception {
    List<Integer> seenAtStart = new ArrayList<>();
    Deed look =
        () -> {
          seenAtStart.add(seen.size());
          return List.of(Finding.ok("disk", "fine"));
        };

    doctor.examine(List.of(check("one", look), check("two", look)));

    assertThat(seenAtStart).containsExactly(0, 1);
  }

  @Test
  void the_last_sentence_of_a_message_is_the_remedy() {
    assertThat(Finding.told("mail", "mail: A.b is off. Switch it on", "Wait", TEXTS).line(TEXTS))
        .isEqualTo("✗ mail: A.b is off — Switch it on");
    assertThat(Finding.told("mail", "A.b is off", "Wait", TEXTS).line(TEXTS))
        .isEqualTo("✗ mail: A.b is off — Wait");
  }

  private static Check check(String name, Deed deed) {
    return new Check() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Duration bound() {
        return Duration.ofSeconds(1);
      }

      @Override
      public List<Finding> look() throws Exception {
        return deed.done();
      }
    };
  }
}
