package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailPreviewTest {
  private static final String MAIL =
      """
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=A

      --A
      Content-Type: text/plain

      plain
      --A
      Content-Type: multipart/related; boundary=B

      --B
      Content-Type: text/html; charset=UTF-8

      <img src="cid:chart.png"><p>cid:other</p>
      --B
      Content-Type: image/png; name="chart.png"
      Content-ID: <chart.png>
      Content-Transfer-Encoding: base64

      iVBORw==
      --B--
      --A--
      """
          .replace("\n", "\r\n");

  @Test
  void an_image_of_the_mail_stands_in_its_html() throws Exception {
    assertThat(MailPreview.html(MAIL.getBytes(StandardCharsets.UTF_8)))
        .contains("<img src=\"data:image/png;base64,iVBORw==\"><p>cid:other</p>");
  }

  @Test
  void a_mail_without_html_is_refused() {
    byte[] plain = "Content-Type: text/plain\r\n\r\nhello".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> MailPreview.html(plain)).isInstanceOf(MessagingException.class);
  }
}
