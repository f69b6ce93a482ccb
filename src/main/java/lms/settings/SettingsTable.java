package lms.settings;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The catalogue of settings as text: the README's table and {@code .env.example}. */
public final class SettingsTable {
  private static final String HEAD =
      """
      # Settings of the LMS Analytics Pipeline. Copy to .env and fill in what is marked REQUIRED;
      # lines that begin with #NAME= show defaults and examples. The environment wins over this file.
      # NAME_FILE=path instead of NAME=value reads the value from a file, for secrets.
      """;

  private SettingsTable() {}

  /** The table of the README, Markdown, one row a setting, ends with a line break. */
  public static String markdown() {
    return "| name | default | meaning |\n|---|---|---|\n"
        + Arrays.stream(Setting.values()).map(SettingsTable::row).collect(Collectors.joining());
  }

  /** The whole of {@code .env.example}. */
  public static String envExample() {
    StringBuilder text = new StringBuilder(HEAD);
    for (SettingGroup group : SettingGroup.values()) {
      text.append("\n# ").append(group.heading()).append('\n');
      Arrays.stream(Setting.values())
          .filter(setting -> setting.group() == group)
          .forEach(setting -> text.append(entry(setting)));
    }
    return text.toString();
  }

  private static String row(Setting setting) {
    String value = setting.defaultText().isEmpty() ? "–" : "`" + setting.defaultText() + "`";
    String required = setting.isRequired() ? "**required**: " : "";
    return "| `%s` | %s | %s%s |\n".formatted(setting, value, required, setting.meaning());
  }

  private static String entry(Setting setting) {
    if (setting.isRequired()) {
      String example = setting.example().isEmpty() ? "" : ", e.g. " + setting.example();
      return "# REQUIRED: %s%s\n%s=\n".formatted(setting.meaning(), example, setting);
    }
    String value = setting.defaultText().isEmpty() ? setting.example() : setting.defaultText();
    return "# %s\n#%s=%s\n".formatted(setting.meaning(), setting, value);
  }
}
