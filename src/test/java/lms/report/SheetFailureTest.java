package lms.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import java.sql.SQLException;
import lms.settings.Secret;
import lms.texts.Language;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetFailureTest {
  private final SheetFailure failure =
      new SheetFailure("abc", "robot@project.example", Language.EN);

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      textBlock =
          """
          403, The caller does not have permission, Share the spreadsheet with robot@project.example as editor
          403, Google Sheets API has not been used in project 7 before, Enable it in the Google Cloud console
          403, Quota exceeded for quota metric, look for other programs that use the same service account
          429, Resource exhausted, look for other programs that use the same service account
          404, Requested entity was not found., Correct SPREADSHEET_ID
          400, You are trying to edit a protected cell or object., Allow robot@project.example to edit the protected range
          400, This action would increase the number of cells in the workbook above the limit of 10000000 cells., or set SPREADSHEET_ID to a new spreadsheet
          400, This operation is not supported for this document, This operation is not supported for this document
          500, , Google answered 500
          """)
  void each_refusal_of_google_says_what_to_do(int status, String said, String remedy) {
    GoogleJsonError details = new GoogleJsonError();
    details.setMessage(said);
    Exception refusal =
        new GoogleJsonResponseException(
            new HttpResponseException.Builder(status, null, new HttpHeaders()), details);

    assertThat(failure.explain(new IllegalStateException(refusal)).problem().orElseThrow())
        .contains(
            "Google answered " + status, remedy, "the days are written with the next load run");
  }

  @Test
  void what_is_not_of_google_is_told_with_its_root() {
    Exception sql = new IllegalStateException(new SQLException("connection refused"));

    assertThat(failure.explain(sql).problem().orElseThrow())
        .startsWith("the days could not be published (SQLException: connection refused)");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "canary-7f3a",
        "{\"type\":\"canary-7f3a\"}",
        "{\"private_key\":\"canary-7f3a\"}",
        "{\"type\":\"service_account\",\"client_id\":\"1\",\"client_email\":\"a@b.example\",\"private_key\":\"canary-7f3a\",\"private_key_id\":\"2\"}"
      })
  void a_key_that_is_none_is_refused_without_a_word_of_it(String key) {
    assertThatThrownBy(() -> new GoogleAccount(new Secret(key)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("GOOGLE_SHEETS_CREDENTIALS_BASE64 is not the JSON key")
        .hasMessageNotContaining("canary")
        .hasNoCause();
  }
}
