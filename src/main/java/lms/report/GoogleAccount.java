package lms.report;

import com.google.api.client.http.HttpBackOffIOExceptionHandler;
import com.google.api.client.http.HttpBackOffUnsuccessfulResponseHandler;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.HttpUnsuccessfulResponseHandler;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.BackOff;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.SheetsScopes;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lms.settings.Secret;

/** The service account that writes the sheet. Nothing is asked of Google before the first call. */
public final class GoogleAccount {
  private static final String WRITES = ":batchUpdate"; // of values, and of all else
  private static final int CONNECT_MILLIS = 10_000;
  private static final int MOST_RETRIES = 20; // patience ends first
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final HttpTransport transport;
  private final Duration silence;
  private final ServiceAccountCredentials credentials;

  /**
   * @param key the service account's JSON key
   * @throws IllegalArgumentException if it is none; without a word of its content
   */
  public GoogleAccount(Secret key) {
    this(key, SILENCE);
  }

  /**
   * @param silence how long Google may say nothing; a whole answer may take twice that
   */
  GoogleAccount(Secret key, Duration silence) {
    this.silence = silence;
    this.transport =
        new NetHttpTransport.Builder()
            .setConnectionFactory(url -> bounded(url, silence.multipliedBy(2)))
            .build();
    byte[] json = key.value().getBytes(StandardCharsets.UTF_8);
    try {
      credentials =
          ServiceAccountCredentials.fromStream(new ByteArrayInputStream(json), () -> transport);
    } catch (IOException | RuntimeException e) {
      // no cause: its message may quote the key
      throw new IllegalArgumentException(
          "GOOGLE_SHEETS_CREDENTIALS_BASE64 is not the JSON key of a service account. Create one in the Google Cloud console (IAM, Service accounts, Keys) and encode the file with base64");
    }
  }

  /** Each byte begins the silence anew: an answer that drips would have no end by itself. */
  private static HttpURLConnection bounded(URL url, Duration whole) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    CompletableFuture.delayedExecutor(whole.toMillis(), TimeUnit.MILLISECONDS)
        .execute(connection::disconnect);
    return connection;
  }

  /** The address to share the spreadsheet with. */
  public String email() {
    return credentials.getClientEmail();
  }

  /**
   * A client that asks again after 429, 5xx and broken connections. What writes is not sent again:
   * it names rows, and those may have moved meanwhile.
   *
   * @param rootUrl root of the Sheets API, ends with a slash
   * @param patience how long one call is repeated
   */
  public Sheets client(URI rootUrl, SheetPatience patience) {
    HttpCredentialsAdapter access =
        new HttpCredentialsAdapter(credentials.createScoped(List.of(SheetsScopes.SPREADSHEETS)));
    return new Sheets.Builder(
            transport,
            GsonFactory.getDefaultInstance(),
            request -> prepare(request, access, patience))
        .setRootUrl(rootUrl.toString())
        .setApplicationName("lms-analytics-pipeline")
        .build();
  }

  private void prepare(HttpRequest request, HttpCredentialsAdapter access, SheetPatience patience)
      throws IOException {
    access.initialize(request);
    request
        .setNumberOfRetries(MOST_RETRIES)
        .setConnectTimeout(CONNECT_MILLIS)
        .setReadTimeout(Math.toIntExact(silence.toMillis()));
    if (!request.getUrl().getRawPath().endsWith(WRITES)) {
      askAgain(request, patience.begin());
    }
  }

  private static void askAgain(HttpRequest request, BackOff waits) {
    HttpUnsuccessfulResponseHandler renewToken = request.getUnsuccessfulResponseHandler();
    HttpUnsuccessfulResponseHandler again =
        new HttpBackOffUnsuccessfulResponseHandler(waits)
            .setBackOffRequired(
                answer -> answer.getStatusCode() == 429 || answer.getStatusCode() >= 500);
    request
        .setUnsuccessfulResponseHandler(
            (asked, answer, retry) ->
                renewToken.handleResponse(asked, answer, retry)
                    || again.handleResponse(asked, answer, retry))
        .setIOExceptionHandler(new HttpBackOffIOExceptionHandler(waits));
  }
}
