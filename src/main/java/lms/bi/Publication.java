package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lms.bi.Report.Note;
import lms.bi.Report.Thing;

/** Where the dashboard can be seen, and what of the whole Metabase would spoil it. */
final class Publication {
  /** Every hour the page asks anew. */
  private static final String REFRESH = "#refresh=3600";

  private final Metabase metabase;
  private final Pen pen;
  private final JsonNode properties;
  private final String site;

  /**
   * @param properties what Metabase says of itself
   * @param url where we reach it; shown where it does not know its own address
   */
  Publication(Metabase metabase, Pen pen, JsonNode properties, URI url) {
    this.metabase = metabase;
    this.pen = pen;
    this.properties = properties;
    String own = properties.path("site-url").asText("").replaceFirst("/+$", "");
    this.site = own.isEmpty() ? url.toString() : own;
  }

  /** The address for those who log in. */
  String address(JsonNode board) {
    return site + "/dashboard/" + board.path("id").asInt();
  }

  /** The address that needs no login; empty where sharing is off, or in a dry run. */
  Optional<String> link(JsonNode board) {
    Optional<JsonNode> uuid = Optional.of(board.path("public_uuid")).filter(JsonNode::isTextual);
    if (!isShared()) {
      return Optional.empty();
    }
    String path = "/api/dashboard/" + board.path("id").asInt() + "/public_link";
    return uuid.or(
            () ->
                pen.create(Thing.LINK, Provision.NAME, path, Json.object())
                    .map(answer -> answer.path("uuid")))
        .map(id -> site + "/public/dashboard/" + id.asText() + "?date=past30days~" + REFRESH);
  }

  /**
   * What needs a look of an administrator, who alone may decide it.
   *
   * @param zone what "a day" means to us
   */
  List<Note> notes(String zone) {
    List<Note> notes = new ArrayList<>();
    if (!isShared()) {
      notes.add(new Note("bi.note.sharing", List.of()));
    }
    String theirs = metabase.find("/api/setting/report-timezone").map(JsonNode::asText).orElse("");
    boolean silent = theirs.isEmpty() || theirs.equals("null");
    if (silent ? !zone.equals("UTC") : !theirs.equals(zone)) {
      notes.add(new Note("bi.note.zone", List.of(silent ? "–" : theirs, zone)));
    }
    return notes;
  }

  private boolean isShared() {
    return properties.path("enable-public-sharing").asBoolean(true);
  }
}
