package lms.settings;

import java.util.Optional;

/**
 * Typed values. A value with a problem reads as the default, or as absent: reading goes on to find
 * the other problems, and nobody ever sees the result.
 */
final class Values {
  private final Sources sources;
  private final Problems problems;

  Values(Sources sources, Problems problems) {
    this.sources = sources;
    this.problems = problems;
  }

  /** The value users gave, or the default; empty if there is neither. */
  <T> Optional<T> read(Setting setting, Parser<T> parser) {
    return sources
        .text(setting)
        .map(text -> setting.isSecret() ? text : text.strip())
        .flatMap(text -> parsed(setting, text, parser))
        .or(() -> defaultOf(setting, parser));
  }

  /** {@link #read} of a setting that has a default. */
  <T> T get(Setting setting, Parser<T> parser) {
    return read(setting, parser).orElseThrow();
  }

  Optional<String> text(Setting setting) {
    return read(setting, text -> text);
  }

  Optional<Secret> secret(Setting setting) {
    return read(setting, Secret::new);
  }

  private <T> Optional<T> parsed(Setting setting, String text, Parser<T> parser) {
    try {
      boolean lines = setting == Setting.GOOGLE_SHEETS_CREDENTIALS_BASE64;
      Unfit.unless(lines || !Text.hasControls(text), "settings.controls");
      return Optional.of(parser.parse(text));
    } catch (Unfit e) {
      if (setting.isSecret()) {
        problems.add(setting, e.phrase());
      } else {
        problems.add(setting, "settings.value", Text.shown(text), e.phrase());
      }
      return Optional.empty();
    }
  }

  private static <T> Optional<T> defaultOf(Setting setting, Parser<T> parser) {
    try {
      return setting.defaultText().isEmpty()
          ? Optional.empty()
          : Optional.of(parser.parse(setting.defaultText()));
    } catch (Unfit e) {
      throw new IllegalStateException(
          "default of " + setting + " will not do: " + e.phrase().key(), e);
    }
  }
}
