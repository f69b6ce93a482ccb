package lms.camel;

import com.google.api.services.sheets.v4.Sheets;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.component.google.sheets.GoogleSheetsClientFactory;

/**
 * Gives camel-google-sheets a client made elsewhere. Camel's own factory asks Google for a token at
 * start-up and knows neither another root address nor time-outs.
 */
public final class SheetsClientFactory implements GoogleSheetsClientFactory {
  private final Sheets client;

  /**
   * @param client with its credentials
   */
  public SheetsClientFactory(Sheets client) {
    this.client = client;
  }

  @Override
  public Sheets makeClient(
      CamelContext context,
      String serviceAccountKey,
      Collection<String> scopes,
      String applicationName,
      String delegate) {
    return client;
  }

  @Override
  public Sheets makeClient(
      String clientId,
      String clientSecret,
      Collection<String> scopes,
      String applicationName,
      String refreshToken,
      String accessToken) {
    return client;
  }
}
