package lms.settings;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.texts.Sentence;

/** Settings that work together or not at all. */
enum SettingGroups {
  SERVER(
      "settings.group.server",
      List.of(Setting.DB_HOST, Setting.DB_NAME, Setting.DB_USER, Setting.DB_PASSWORD),
      Setting.DB_PORT,
      Setting.DB_SSLMODE,
      Setting.DB_SSLROOTCERT),
  GOOGLE(
      "settings.group.sheet",
      List.of(Setting.GOOGLE_SHEETS_CREDENTIALS_BASE64, Setting.SPREADSHEET_ID)),
  SMTP(
      "settings.group.mail",
      List.of(
          Setting.SMTP_SERVER,
          Setting.SENDER_EMAIL,
          Setting.SENDER_PASSWORD,
          Setting.RECIPIENTS_EMAILS),
      Setting.SMTP_PORT);

  private final String thing;
  private final List<Setting> needed;
  private final List<Setting> optional;

  SettingGroups(String thing, List<Setting> needed, Setting... optional) {
    this.thing = thing;
    this.needed = needed;
    this.optional = Arrays.asList(optional);
  }

  /** Whether all of it is set; half of it is a problem. */
  boolean isWhole(Sources sources, Problems problems) {
    List<Setting> missing = needed.stream().filter(setting -> !sources.has(setting)).toList();
    if (missing.isEmpty()) {
      return true;
    }
    Stream.concat(needed.stream(), optional.stream())
        .filter(sources::has)
        .findFirst()
        .ifPresent(
            set -> problems.add(set.name(), "settings.half", names(missing), Sentence.of(thing)));
    return false;
  }

  private static String names(List<Setting> settings) {
    return settings.stream().map(Setting::name).collect(Collectors.joining(", "));
  }
}
