package lms.settings;

/**
 * A value nobody may see: prints as {@code ***}, wherever it is printed by accident.
 *
 * @param value the secret itself; asked for only where it is sent
 */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
