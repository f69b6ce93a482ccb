package lms.report;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import lms.ledger.Delivery;
import lms.texts.Language;

/** Says what stopped the sheet. The address of the service account is no secret; its key is. */
public final class SheetFailure implements ReportFailure {
  /** PostgreSQL's code for a lock that was waited for in vain. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final String spreadsheetId;
  private final String account;
  private final Words words;

  /** What failed, and what to do. */
  private record Said(String what, String remedy) {}

  /**
   * @param spreadsheetId the long id in the spreadsheet's address
   * @param account mail address of the service account, to share the spreadsheet with
   * @param language of what is said
   */
  public SheetFailure(String spreadsheetId, String account, Language language) {
    this.spreadsheetId = spreadsheetId;
    this.account = account;
    this.words = new Words(language);
  }

  @Override
  public Delivery explain(Exception failure) {
    return explainAt(failure, null, null);
  }

  /**
   * The same, with the link of the tab.
   *
   * @param tab {@code null} if it was not found
   * @param written plan last sent to Google; {@code null} if nothing was
   */
  public Delivery explainAt(Exception failure, Tab tab, SheetPlan written) {
    Said said = said(failure);
    boolean nothing = written == null && Causes.of(failure, SheetProblem.class).isPresent();
    return new Delivery(
        "sheet",
        Optional.of(words.get(nothing ? "nothing.written" : "later", said.what, said.remedy)),
        words.get("unconfirmed"),
        Optional.of(
            tab == null ? SheetReport.link(spreadsheetId) : SheetReport.link(spreadsheetId, tab)));
  }

  /** The same for somebody who has written nothing: why, then a sentence that says what to do. */
  public String why(Exception failure) {
    Said said = said(failure);
    return said.what + ". " + said.remedy;
  }

  private Said said(Exception failure) {
    Optional<SheetProblem> problem = Causes.of(failure, SheetProblem.class);
    if (problem.isPresent()) {
      return new Said(problem.get().getMessage(), problem.get().remedy());
    }
    Optional<HttpResponseException> answer = Causes.of(failure, HttpResponseException.class);
    if (answer.isPresent()) {
      return answer.get() instanceof GoogleJsonResponseException
          ? refusal(Refusal.of(answer.get()))
          : noToken(answer.get());
    }
    return other(failure);
  }

  private Said refusal(Refusal refusal) {
    int status = refusal.status();
    String said = refusal.said();
    if (refusal.isQuota()) {
      return refused("quota", status);
    }
    if (said.contains("protected")) {
      return refused("protected", status);
    }
    if (said.contains("10000000 cells") || said.contains("number of cells")) {
      return refused("full", status);
    }
    if (said.contains("has not been used") || said.contains("disabled")) {
      return refused("off", status);
    }
    return switch (status) {
      case 403 -> refused("forbidden", status);
      case 404 -> refused("unknown", status);
      default ->
          new Said(
              words.get("refused.other", String.valueOf(status), said),
              words.get("refused.other.remedy", SheetReport.link(spreadsheetId)));
    };
  }

  private Said noToken(HttpResponseException answer) {
    String content = answer.getContent() == null ? "" : answer.getContent();
    return refused(content.contains("invalid_grant") ? "key" : "token", answer.getStatusCode());
  }

  private Said refused(String why, int status) {
    return new Said(
        words.get("refused." + why, String.valueOf(status), account, spreadsheetId),
        words.get("refused." + why + ".remedy", account));
  }

  private Said other(Exception failure) {
    Throwable root = Causes.root(failure);
    Optional<SQLException> database = Causes.of(failure, SQLException.class);
    String why = root instanceof IOException ? "unreachable" : "defect";
    if (database.isPresent()) { // its own wire may break too
      why = LOCK_NOT_AVAILABLE.equals(database.get().getSQLState()) ? "busy" : "defect";
    }
    String said = root.getClass().getSimpleName() + ": " + root.getMessage();
    return new Said(words.get(why, said), words.get(why + ".remedy"));
  }
}
