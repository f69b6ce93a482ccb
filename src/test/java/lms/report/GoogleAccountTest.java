package lms.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpRequest;
import java.time.Duration;
import lms.security.Secures;
import lms.settings.Secret;
import lms.support.SheetsStandIn;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GoogleAccountTest {
  @Test
  @Secures("S27")
  void every_request_has_time_outs_and_retries_of_ours() throws Exception {
    try (SheetsStandIn google = new SheetsStandIn()) {
      HttpRequest request =
          new GoogleAccount(new Secret(google.credentialsJson()))
              .client(google.rootUrl(), Duration.ofSeconds(1))
              .spreadsheets()
              .get("id")
              .buildHttpRequest();

      assertThat(request.getConnectTimeout()).isEqualTo(10_000);
      assertThat(request.getReadTimeout()).isEqualTo(60_000);
      assertThat(request.getUnsuccessfulResponseHandler()).isNotNull();
      assertThat(request.getIOExceptionHandler()).isNotNull();
    }
  }
}
