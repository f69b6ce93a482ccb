package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lms.bi.Report.Change;
import lms.bi.Report.Thing;

/** Writes to Metabase and remembers what; in a dry run it only remembers. */
final class Pen {
  private final Metabase metabase;
  private final boolean dryRun;
  private final List<Change> changes = new ArrayList<>();

  Pen(Metabase metabase, boolean dryRun) {
    this.metabase = metabase;
    this.dryRun = dryRun;
  }

  /** The answer; empty in a dry run. */
  Optional<JsonNode> create(Thing thing, String name, String path, JsonNode body) {
    changes.add(new Change(thing, true, name));
    return dryRun ? Optional.empty() : Optional.of(metabase.post(path, body));
  }

  void update(Thing thing, String name, String path, JsonNode body) {
    changes.add(new Change(thing, false, name));
    if (!dryRun) {
      metabase.put(path, body);
    }
  }

  /** A thing that was created without this pen. */
  void remember(Thing thing, String name) {
    changes.add(new Change(thing, true, name));
  }

  boolean isDry() {
    return dryRun;
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }
}
