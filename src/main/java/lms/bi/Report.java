package lms.bi;

import java.util.List;
import java.util.Optional;

/**
 * What became of the dashboard.
 *
 * @param version of Metabase
 * @param changes what was written, in a dry run what would be
 * @param cards how many the dashboard has of ours
 * @param failures cards that did not complete
 * @param publicLink the dashboard without a login; empty where sharing is off, or in a dry run
 * @param dashboard its address for those who log in; empty where there is none yet
 * @param notes keys of texts that tell what else needs a look
 */
public record Report(
    String version,
    List<Change> changes,
    int cards,
    List<Failure> failures,
    Optional<String> publicLink,
    Optional<String> dashboard,
    List<Note> notes) {

  /** What a change was made to. */
  public enum Thing {
    SETUP,
    SETTING,
    DATABASE,
    COLLECTION,
    CARD,
    DASHBOARD,
    LINK
  }

  /**
   * @param created whether there was none before
   * @param name as people see it in Metabase
   */
  public record Change(Thing thing, boolean created, String name) {}

  /** A card that Metabase could not execute. */
  public record Failure(String card, String reason) {}

  /** A text of area {@code bi} with what it shows. */
  public record Note(String key, List<String> arguments) {}
}
