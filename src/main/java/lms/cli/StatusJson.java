package lms.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import lms.ledger.LoadRunRow;
import lms.window.Days;

/** The status as JSON, for scripts; load runs have the names that REST gives them. */
final class StatusJson {
  private final JsonGenerator json;

  private StatusJson(JsonGenerator json) {
    this.json = json;
  }

  static List<String> of(StatusView view) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      new StatusJson(json.useDefaultPrettyPrinter()).write(view);
    }
    return text.toString().lines().toList();
  }

  private void write(StatusView view) throws IOException {
    json.writeStartObject();
    json.writeStringField("client", view.client());
    json.writeStringField("timeZone", view.calendar().zone().getId());
    field("nextFire", view.next().orElse(null));
    field("from", view.due().map(Days::from).orElse(null));
    field("to", view.due().map(Days::to).orElse(null));
    json.writeNumberField("daysDone", view.done());
    json.writeNumberField("daysRunning", view.running());
    json.writeNumberField("days", view.coverage().size());
    json.writeArrayFieldStart("missing");
    for (Days days : view.missing()) {
      json.writeStartObject();
      field("from", days.from());
      field("to", days.to());
      field("command", StatusView.command(days));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("runs");
    for (LoadRunRow run : view.last()) {
      loadRun(run);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void loadRun(LoadRunRow run) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", run.id());
    field("trigger", run.trigger());
    field("from", run.from());
    field("to", run.to());
    field("status", run.status());
    field("stage", run.stage());
    json.writeNumberField("received", run.receipt().received());
    json.writeNumberField("inserted", run.receipt().inserted());
    json.writeNumberField("changed", run.receipt().changed());
    json.writeNumberField("unchanged", run.receipt().unchanged());
    json.writeNumberField("quarantined", run.receipt().quarantined());
    json.writeNumberField("outside", run.receipt().outside());
    progress(run);
    field("requestedAt", run.requestedAt());
    field("startedAt", run.startedAt());
    field("finishedAt", run.finishedAt());
    error(run);
    json.writeEndObject();
  }

  private void progress(LoadRunRow run) throws IOException {
    json.writeNumberField("windows", run.windows());
    json.writeNumberField("windowsDone", run.windowsDone());
    json.writeNumberField("days", run.days());
    json.writeNumberField("daysDone", run.daysDone());
    json.writeObjectField("recordsPerSecond", run.recordsPerSecond());
    json.writeObjectField("etaSeconds", run.etaSeconds());
  }

  private void error(LoadRunRow run) throws IOException {
    json.writeFieldName("error");
    if (run.error().isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    field("stage", run.error().orElseThrow().stage());
    field("message", run.error().orElseThrow().message());
    json.writeEndObject();
  }

  /** As text: days and instants as ISO writes them. */
  private void field(String name, Object value) throws IOException {
    json.writeStringField(name, value == null ? null : value.toString());
  }
}
