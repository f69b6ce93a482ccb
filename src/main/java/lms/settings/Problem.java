package lms.settings;

/**
 * One fault of the settings.
 *
 * @param name the setting, or the file, at fault
 * @param problem what is wrong, a phrase that continues the name; never a secret's value
 * @param example a value that would do, empty if none helps
 */
public record Problem(String name, String problem, String example) {
  public Problem(String name, String problem) {
    this(name, problem, "");
  }
}
