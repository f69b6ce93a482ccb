package lms.notify;

import java.util.List;

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

  /** A heading with rows, a table and sentences under it; each may be missing. */
  record Section(String heading, List<Row> rows, List<Table> tables, List<String> lines) {
    static Section ofRows(String heading, List<Row> rows) {
      return new Section(heading, rows, List.of(), List.of());
    }

    static Section ofLines(String heading, List<String> lines) {
      return new Section(heading, List.of(), List.of(), lines);
    }
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
