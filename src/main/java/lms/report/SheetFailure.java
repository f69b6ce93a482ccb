package lms.report;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import java.io.IOException;
import java.util.Optional;
import lms.ledger.Delivery;

/** Says what stopped the sheet. The address of the service account is no secret; its key is. */
public final class SheetFailure implements ReportFailure {
  private static final String LATER =
      "; nothing is lost: the days are written with the next load run. ";

  private final String spreadsheetId;
  private final String account;

  /**
   * @param spreadsheetId the long id in the spreadsheet's address
   * @param account mail address of the service account, to share the spreadsheet with
   */
  public SheetFailure(String spreadsheetId, String account) {
    this.spreadsheetId = spreadsheetId;
    this.account = account;
  }

  @Override
  public Delivery explain(Exception failure) {
    return new Delivery(
        "sheet",
        Optional.of(problem(failure)),
        "nothing confirmed",
        Optional.of(SheetReport.link(spreadsheetId)));
  }

  /** The same for somebody who has written nothing: why, then a sentence that says what to do. */
  public String why(Exception failure) {
    return problem(failure).replace(LATER, ". ").replaceFirst("; nothing was written[^;]*; ", ". ");
  }

  private String problem(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SheetProblem) {
        return cause.getMessage();
      }
      if (cause instanceof GoogleJsonResponseException answer) {
        return refusal(answer.getStatusCode(), answer.getDetails());
      }
      if (cause instanceof HttpResponseException answer) {
        return noToken(answer);
      }
    }
    return other(failure);
  }

  private String refusal(int status, GoogleJsonError details) {
    String said = details == null || details.getMessage() == null ? "" : details.getMessage();
    if (status == 429 || said.contains("Quota exceeded")) {
      return answered(status, "too many requests for its quota")
          + "If it happens daily, look for other programs that use the same service account";
    }
    if (said.contains("protected")) {
      return answered(status, "the cells are protected")
          + "Allow "
          + account
          + " to edit the protected range of the sheet";
    }
    if (said.contains("has not been used") || said.contains("disabled")) {
      return answered(status, "the Google Sheets API is off in the project of " + account)
          + "Enable it in the Google Cloud console";
    }
    if (status == 403) {
      return answered(status, "%s may not edit spreadsheet %s".formatted(account, spreadsheetId))
          + "Share the spreadsheet with "
          + account
          + " as editor";
    }
    if (status == 404) {
      return answered(status, "there is no spreadsheet " + spreadsheetId)
          + "Correct SPREADSHEET_ID: the long part of the spreadsheet's address after /d/";
    }
    return answered(status, said) + "Look at the spreadsheet " + SheetReport.link(spreadsheetId);
  }

  private String noToken(HttpResponseException answer) {
    String content = answer.getContent() == null ? "" : answer.getContent();
    if (content.contains("invalid_grant")) {
      return answered(
              answer.getStatusCode(), "the key of %s is refused (invalid_grant)".formatted(account))
          + "Set this machine's clock if it is wrong; else the key was revoked: create a new one and put it into GOOGLE_SHEETS_CREDENTIALS_BASE64";
    }
    return answered(answer.getStatusCode(), "no access token for " + account)
        + "If it stays, create a new key and put it into GOOGLE_SHEETS_CREDENTIALS_BASE64";
  }

  private static String other(Exception failure) {
    Throwable root = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      root = cause;
    }
    String what = root.getClass().getSimpleName() + ": " + root.getMessage();
    return root instanceof IOException
        ? "Google cannot be reached ("
            + what
            + ")"
            + LATER
            + "Check the network and GOOGLE_SHEETS_URL"
        : "the days could not be published (" + what + ")" + LATER + "See the log";
  }

  private static String answered(int status, String why) {
    return "Google answered " + status + ": " + why + LATER;
  }
}
