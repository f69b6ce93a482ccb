package lms.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LtiDecoderTest {
  private static final String HEX = "0123456789abcdefABCDEF0123456789";
  private static final String SOURCEDID = "course-v1:A+B+C:lms.example.org-" + HEX + ":u";
  private static final String URL =
      "https://lms.example.org/courses/course-v1:Uni+PY+R1/xblock/"
          + "block-v1:Uni+PY+R1+type@lti+block@HEX32/handler_noauth/grade_handler";

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          course-v1:Uni+PY+R1:lms.example.org-HEX32:u                  | course-v1:Uni+PY+R1 | HEX32
          course-v1%3AUni%2BPY%2BR1:lms.example.org-HEX32:u            | course-v1:Uni+PY+R1 | HEX32
          course-v1%3aUni%2bPY%2bR1:my-lms.example.org-HEX32:          | course-v1:Uni+PY+R1 | HEX32
          course-v1%3AUni%2BPY%2BR1:localhost%3A8000-HEX32:u           | course-v1:Uni+PY+R1 | HEX32
          course-v1%3AUni%2BPY%2BR1%3Alms.example.org-HEX32%3Au        | course-v1:Uni+PY+R1 | HEX32
          course-v1:Uni+PY+R1%3Alms.example.org-HEX32:u                | course-v1:Uni+PY+R1 | HEX32
          course-v1:Uni+PY+R1:lms.example.org-HEX32:u%zz               | course-v1:Uni+PY+R1 | HEX32
          course-v1:%D0%A3%D0%BD%D0%B8+PY+R1:lms.example.org-HEX32:u   | course-v1:Уни+PY+R1 | HEX32
          course-v1:Уни+PY%2D1.0+R1:lms.example.org-HEX32:u            | course-v1:Уни+PY-1.0+R1 | HEX32
          course-v1%3AUni%2BPY%2BR1:block-v1:Uni+PY+R1+type@lti_consumer+block@HEX32:u | course-v1:Uni+PY+R1 | HEX32
          course-v1:Uni+PY+R1:block-v1:Uni+PY+R1+type@lti_consumer+block@HEX32:u       | course-v1:Uni+PY+R1 | HEX32
          course-v1%3AUni%2BPY%2BR1:block-v1%3AUni%2BPY%2BR1%2Btype%40lti%2Bblock%40HEX32:u | course-v1:Uni+PY+R1 | HEX32
          Uni/PY/R1:lms.example.org-i4x-Uni-PY-lti-HEX32:u             | Uni/PY/R1 | i4x-Uni-PY-lti-HEX32
          Uni%2FPY%2FR1:lms.example.org-i4x-Uni-PY-lti-intro:u         | Uni/PY/R1 | i4x-Uni-PY-lti-intro
          Uni/PY/R1:lms.example.org-HEX32:u                            | Uni/PY/R1 | HEX32
          """)
  void course_and_task_are_found_in_the_sourcedid(String sourcedid, String course, String task) {
    LtiReference found = LtiDecoder.decode("", sourcedid.replace("HEX32", HEX), null);

    assertThat(found.courseId()).isEqualTo(course);
    assertThat(found.taskId()).isEqualTo(task.replace("HEX32", HEX));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          null
          ''
          ':'
          '::'
          ':::'
          HEX32
          course-v1:Uni+PY+R1
          lms.example.org-HEX32:u
          course-v1:Uni+PY+R1:lms.example.org-HEX32
          course-v1:Uni+PY:lms.example.org-HEX32:u
          course-v1:Uni+PY+:lms.example.org-HEX32:u
          course-v1:Uni++R1:lms.example.org-HEX32:u
          course-v1:+PY+R1:lms.example.org-HEX32:u
          course-v1:Uni+PY+R1+x:lms.example.org-HEX32:u
          course-v1%20Uni%20PY%20R1:lms.example.org-HEX32:u
          course-v1:Uni PY R1:lms.example.org-HEX32:u
          course-v1:Uni+P Y+R1:lms.example.org-HEX32:u
          course-v1:Uni+PY+R%00:lms.example.org-HEX32:u
          course-v1:Uni+PY+R%0A:lms.example.org-HEX32:u
          course-v1:Uni+PY+R%:lms.example.org-HEX32:u
          course-v1:Uni+PY+R%4:lms.example.org-HEX32:u
          course-v1:Uni+PY+R%zz:lms.example.org-HEX32:u
          course-v1:Uni+PY+R%ff:lms.example.org-HEX32:u
          course-v1:Uni+PY+R%C0%80:lms.example.org-HEX32:u
          course-v1:Uni+PY+R%ED%A0%80:lms.example.org-HEX32:u
          course-v1:Uni+PY+R1:lms.example.org-HEX32%:u
          course-v1:Uni+PY+R1:localhost:8000-HEX32:u
          course-v1:Uni+PY+R1:lms.example.org-xHEX32:u
          course-v1:Uni+PY+R1:lms.example.org-HEX321:u
          course-v1:Uni+PY+R1:lms.example.org-g123456789abcdef0123456789abcdef:u
          course-v1:Uni+PY+R1:lms.example.org-٠123456789abcdef0123456789abcdef:u
          course-v1:Uni+PY+R1:HEX32:u
          course-v1:Uni+PY+R1:block-v1:Uni+PY+R1+type@lti_consumer:u
          course-v1:Uni+PY+R1xblock-v1:Uni+PY+R1+type@lti+block@HEX32:u
          course-v1:Uni+PY+R1:block-v1:Uni+PY+R1+type@lti+block@intro:u
          Uni/PY:lms.example.org-HEX32:u
          Uni//R1:lms.example.org-HEX32:u
          Uni/PY/R1/x:lms.example.org-HEX32:u
          Uni/PY/R1:lms.example.org-i4x-Uni PY:u
          """)
  void an_undecodable_sourcedid_leaves_it_to_the_outcome_url(String sourcedid) {
    String text = sourcedid == null ? null : sourcedid.replace("HEX32", HEX);

    LtiReference first = LtiDecoder.decode(null, text, URL.replace("HEX32", HEX));
    assertThat(first.courseId()).isEqualTo("course-v1:Uni+PY+R1");
    assertThat(first.taskId()).isEqualTo(HEX);

    assertThat(LtiDecoder.decode(null, text, null))
        .isEqualTo(new LtiReference(null, text, null, null, null));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /courses/course-v1:Uni+PY+R1/xblock/block-v1:Uni+PY+R1+type@lti+block@HEX32   | course-v1:Uni+PY+R1
          http://x/courses/courses/course-v1%3AUni%2BPY%2BR1/xblock/block-v1%3AUni%2Btype%40lti%2Bblock%40HEX32/ | course-v1:Uni+PY+R1
          https://x/courses/Uni/PY/R1/xblock/block-v1:x+block@HEX32/handler              | Uni/PY/R1
          """)
  void course_and_task_are_found_in_the_outcome_url(String url, String course) {
    LtiReference found = LtiDecoder.decode(null, null, url.replace("HEX32", HEX));

    assertThat(found.courseId()).isEqualTo(course);
    assertThat(found.taskId()).isEqualTo(HEX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/courses/",
        "/xblock/",
        "/courses/xblock/",
        "/courses//xblock/",
        "/xblock/courses/",
        "/courses/course-v1:Uni+PY+R1/xblock/",
        "/courses/course-v1:Uni+PY+R1/xblock/block-v1:Uni+PY+R1+type@lti+block@intro/",
        "/courses/course-v1:Uni+PY+R1/xblock/Uni+type@lti+block@0123456789abcdef0123456789abcdef/",
        "/courses/course-v1:Uni+PY/xblock/block-v1:x+block@0123456789abcdef0123456789abcdef/",
        "/courses/%/xblock/block-v1:x+block@0123456789abcdef0123456789abcdef/",
        "/courses/course-v1:Uni+PY+R1/block-v1:x+block@0123456789abcdef0123456789abcdef/"
      })
  void what_neither_tells_stays_unknown(String url) {
    assertThat(LtiDecoder.decode("k", "x", url))
        .isEqualTo(new LtiReference("k", "x", url, null, null));
  }

  @Test
  void the_sourcedid_is_asked_first_and_the_texts_stay_as_they_came() {
    String url = URL.replace("HEX32", HEX);

    assertThat(LtiDecoder.decode("key", SOURCEDID, url))
        .isEqualTo(new LtiReference("key", SOURCEDID, url, "course-v1:A+B+C", HEX));
  }

  @Test
  void half_an_answer_is_no_answer() {
    String courseOnly = "course-v1:A+B+C:lms.example.org-intro:u";

    assertThat(LtiDecoder.decode(null, courseOnly, null).courseId()).isNull();
    assertThat(LtiDecoder.decode(null, courseOnly, URL.replace("HEX32", HEX)).courseId())
        .isEqualTo("course-v1:Uni+PY+R1");
  }

  @Test
  void no_text_makes_it_throw() {
    String[] scraps = {
      ":",
      "/",
      "%",
      "%4",
      "%41",
      "%ff",
      "-",
      "i4x-",
      "-i4x-",
      "block-v1:",
      "course-v1:",
      "+block@",
      "+",
      "@",
      "/courses/",
      "/xblock/",
      HEX,
      "\ud800",
      "\0",
      " ",
      "Ж",
      "Uni+PY+R1",
      "\uFFFD"
    };
    Random random = new Random(42);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(9); n > 0; n--) {
        text.append(scraps[random.nextInt(scraps.length)]);
      }
      assertThatCode(() -> LtiDecoder.decode(null, text.toString(), text.toString()))
          .as("%s", text)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {":", "%", "%3A", "-i4x-", "block-v1:", "/courses/", "/xblock/", "+", "course-v1:"})
  void a_long_text_takes_no_longer_than_its_length(String piece) {
    String text = piece.repeat(2_000_000 / piece.length());

    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> LtiDecoder.decode(null, text, "/courses/" + text));
  }
}
