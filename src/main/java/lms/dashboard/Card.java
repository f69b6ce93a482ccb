package lms.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lms.settings.Language;

/**
 * One card of the dashboards: a question to the database and what its answer looks like. A file of
 * {@code dashboards/} is one card; our page and Metabase show the same.
 *
 * @param key the file's name without its ending
 * @param help what the numbers mean
 * @param date the column that the days of the question limit
 * @param course the column that a course limits; empty = the answer is the same for every course
 * @param trend where the days of a single number are; empty where there are none
 * @param words what stands in columns of kind {@link Kind#WORD}, and what people read instead
 * @param sql one statement, with {@code {{date}}} and {@code [[ … {{course}} … ]]} as Metabase has
 *     them
 */
public record Card(
    String key,
    Map<Language, String> title,
    Map<Language, String> help,
    Display display,
    Place place,
    Set<Viewer> shownBy,
    Field date,
    Optional<Field> course,
    Optional<Trend> trend,
    List<Column> columns,
    Map<String, Map<Language, String>> words,
    String sql) {

  /** How it is drawn. */
  public enum Display {
    LINE,
    BAR,
    PIE,
    SCATTER,
    /** A line with its mean; in Metabase the change from one day to the next. */
    TREND,
    HEATMAP,
    TABLE,
    /** One number, beside that of the period before. */
    NUMBER
  }

  /** The part of the page it stands in, from the top. */
  public enum Section {
    TILES,
    ACTIVITY,
    TASKS,
    LEARNERS,
    /** Not shown: what the page's filters offer. */
    FILTERS
  }

  /** Who shows it. */
  public enum Viewer {
    PAGE,
    METABASE
  }

  /** What the values of a column are. */
  public enum Kind {
    DAY,
    COUNT,
    /** 0 to 100. */
    PERCENT,
    DECIMAL,
    /** One of {@link Card#words}. */
    WORD,
    /** A course key. */
    COURSE,
    /** A task id, which may have a name. */
    TASK,
    /** The first 8 characters of a learner's id. */
    LEARNER,
    /** 1 is Monday. */
    WEEKDAY,
    /** 0 to 23. */
    HOUR,
    TEXT
  }

  /** Its place on the page: sections in order, in a section by number. */
  public record Place(Section section, int number) {}

  /** A column of a table of ours, by the alias the statement gives the table. */
  public record Field(String table, String alias, String column) {}

  /** A column of another card, which has one number a day. */
  public record Trend(String card, String column) {}

  /** A column of the answer. */
  public record Column(String name, Kind kind, Map<Language, String> title) {}
}
