package lms.report;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import java.util.Locale;

/**
 * What Google answered instead of doing what it was asked.
 *
 * @param status of HTTP
 * @param said in Google's words; {@code ""} if it said nothing
 */
record Refusal(int status, String said) {
  static Refusal of(HttpResponseException answer) {
    GoogleJsonError details =
        answer instanceof GoogleJsonResponseException refusal ? refusal.getDetails() : null;
    String said = details == null || details.getMessage() == null ? "" : details.getMessage();
    return new Refusal(answer.getStatusCode(), said);
  }

  /** Whether too much was asked for now. Google says so with 403 too. */
  boolean isQuota() {
    String text = said.toLowerCase(Locale.ROOT);
    return status == 429 || text.contains("quota exceeded") || text.contains("rate limit");
  }

  /** Whether the same may be answered otherwise before long. */
  boolean mayPass() {
    return isQuota() || status >= 500;
  }
}
