package lms.notify;

import java.util.List;
import java.util.UUID;

/**
 * What a mail says, in the reader's language, before it becomes HTML and plain text. The templates
 * under {@code mail/} read it by these names.
 *
 * @param language tag of the language, for the {@code lang} attribute
 * @param subject one line, without line breaks
 * @param lead the one number or cause to know if nothing else is read
 * @param footer which load run it was, when, how long
 */
record Letter(
    String language,
    Tone tone,
    String subject,
    String title,
    String lead,
    List<Section> sections,
    List<Link> links,
    String footer) {

  /** How it went, as a colour that is legible on white and on black. */
  enum Tone {
    GOOD("#2da44e"),
    LOOK("#d4a017"),
    BAD("#d1343f"),
    NEUTRAL("#7d8590");

    private final String colour;

    Tone(String colour) {
      this.colour = colour;
    }

    String colour() {
      return colour;
    }
  }

  /**
   * A heading with what stands under it; each may be missing.
   *
   * @param comparisons one, or none
   * @param pictures one, or none
   * @param tables one, or none
   */
  record Section(
      String heading,
      List<Row> rows,
      List<Comparison> comparisons,
      List<Picture> pictures,
      List<Table> tables,
      List<String> lines) {
    static Section ofRows(String heading, List<Row> rows, List<String> lines) {
      return new Section(heading, rows, List.of(), List.of(), List.of(), lines);
    }

    static Section ofComparison(String heading, Comparison comparison) {
      return new Section(heading, List.of(), List.of(comparison), List.of(), List.of(), List.of());
    }

    static Section ofPicture(String heading, Picture picture) {
      return new Section(heading, List.of(), List.of(), List.of(picture), List.of(), List.of());
    }

    static Section ofTable(String heading, Table table, List<String> lines) {
      return new Section(heading, List.of(), List.of(), List.of(), List.of(table), lines);
    }

    static Section ofLines(String heading, List<String> lines) {
      return new Section(heading, List.of(), List.of(), List.of(), List.of(), lines);
    }
  }

  /** The pictures of all sections. */
  List<Picture> pictures() {
    return sections.stream().flatMap(section -> section.pictures().stream()).toList();
  }

  /**
   * A label and its value.
   *
   * @param part whether it explains the row above it
   */
  record Row(String label, String value, boolean part) {
    Row(String label, String value) {
      this(label, value, false);
    }
  }

  /**
   * A day's numbers beside those of other days.
   *
   * @param date heading of the dates
   * @param day the day
   * @param against headings of the changes
   */
  record Comparison(String date, String day, List<String> against, List<Compared> numbers) {}

  /** A number and its changes. */
  record Compared(String label, String value, List<Change> changes) {}

  /**
   * How far a number is from that of another day.
   *
   * @param share the change in per cent, or its unit; empty where that says nothing
   */
  record Change(String against, String amount, String share) {}

  /**
   * A picture inside the mail.
   *
   * @param id names it within the mail: the same picture has the same, everywhere
   * @param alt what it shows, in words
   */
  record Picture(String id, String alt, byte[] png) {
    static Picture of(String alt, byte[] png) {
      return new Picture("chart-" + UUID.nameUUIDFromBytes(png) + "@lms-analytics", alt, png);
    }
  }

  /**
   * One row per day.
   *
   * @param date heading of the days' dates
   * @param headings headings of the days' numbers
   */
  record Table(String date, List<String> headings, List<Day> days) {}

  /** A day and its numbers. */
  record Day(String date, List<String> numbers) {}

  /** A link with its text. */
  record Link(String text, String href) {}
}
