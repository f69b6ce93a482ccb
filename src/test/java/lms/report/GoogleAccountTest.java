package lms.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpRequest;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.SheetsRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateValuesRequest;
import com.google.auth.http.HttpCredentialsAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
    HttpRequest request = asked(sheets -> sheets.get("id"));

    assertThat(request.getConnectTimeout()).isEqualTo(10_000);
    assertThat(request.getReadTimeout()).isEqualTo(60_000);
    assertThat(request.getUnsuccessfulResponseHandler()).isNotNull();
    assertThat(request.getIOExceptionHandler()).isNotNull();
  }

  @Test
  void what_writes_is_not_sent_again_by_itself() throws Exception {
    HttpRequest values =
        asked(sheets -> sheets.values().batchUpdate("id", new BatchUpdateValuesRequest()));
    HttpRequest shape =
        asked(sheets -> sheets.batchUpdate("id", new BatchUpdateSpreadsheetRequest()));

    assertThat(List.of(values, shape))
        .allMatch(request -> request.getReadTimeout() == 60_000)
        .allMatch(request -> request.getIOExceptionHandler() == null)
        .allMatch(r -> r.getUnsuccessfulResponseHandler() instanceof HttpCredentialsAdapter);
  }

  /** A request to be built. */
  private interface Asking {
    SheetsRequest<?> of(Sheets.Spreadsheets sheets) throws IOException;
  }

  private static HttpRequest asked(Asking asking) throws Exception {
    try (SheetsStandIn google = new SheetsStandIn()) {
      Sheets client =
          new GoogleAccount(new Secret(google.credentialsJson()))
              .client(google.rootUrl(), new SheetPatience(Duration.ofSeconds(1)));
      return asking.of(client.spreadsheets()).buildHttpRequest();
    }
  }
}
