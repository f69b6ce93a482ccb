package lms.settings;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces secrets by {@code ***} in text that people will read. It knows the values themselves: as
 * they are, percent-encoded by whatever encoder and however often, in base64 at whatever offset,
 * and private keys also in part; and two places where a secret stands whatever its value: {@code
 * client_key=…} and {@code Authorization: …}. Values of less than four characters are replaced only
 * where they stand alone, and not in base64: else they would blacken ordinary words.
 */
public final class Scrubber {
  static final String MASK = "***";

  private static final Pattern PLACES =
      Pattern.compile(
          "(?i)(client_key(?:=|%3D))[^\\s&\"'<>]+"
              // scheme and token; where there is no scheme a word too many is masked
              + "|(authorization[\"']?\\s*[:=]\\s*[\"']?)[^\\s\"'<>]+(?:[ \\t]+[^\\s\"'<>]+)?");

  private final List<String> literals;
  private final Pattern values;
  private final KeyFragments keys;

  private Scrubber(Collection<String> values, Collection<String> keyFiles) {
    List<SecretForms> forms = values.stream().map(SecretForms::of).toList();
    this.literals = forms.stream().flatMap(form -> form.literals().stream()).distinct().toList();
    this.values =
        Pattern.compile(forms.stream().map(SecretForms::regex).collect(Collectors.joining("|")));
    this.keys = new KeyFragments(keyFiles);
  }

  /** A scrubber of all secrets of the settings. */
  public static Scrubber of(Settings settings) {
    return of(
        Stream.of(
                Stream.of(settings.api().clientKey()),
                settings.database().server().map(Settings.Server::password).stream(),
                settings.sheet().google().map(Settings.Google::credentials).stream(),
                settings.mail().smtp().map(Settings.Smtp::password).stream(),
                settings.web().token().stream(),
                settings.web().ticket().stream(),
                settings.web().heartbeat().map(url -> new Secret(url.toString())).stream(),
                settings.extras().metabase().entrySet().stream()
                    .filter(entry -> Setting.valueOf(entry.getKey()).isSecret())
                    .map(Map.Entry::getValue))
            .flatMap(secrets -> secrets)
            .toList());
  }

  /** A scrubber of these secrets; blank ones are none. */
  public static Scrubber of(Collection<Secret> secrets) {
    Map<Boolean, List<String>> byKind =
        secrets.stream()
            .map(Secret::value)
            .filter(value -> !value.isBlank())
            .distinct()
            .sorted((a, b) -> b.length() - a.length()) // the longer first, one may begin another
            .collect(Collectors.partitioningBy(value -> KeyFragments.keyIn(value).isPresent()));
    return new Scrubber(byKind.get(false), byKind.get(true));
  }

  /** The text without secrets. */
  public String scrub(String text) {
    String scrubbed = mayHoldSecret(text) ? values.matcher(text).replaceAll(MASK) : text;
    return PLACES.matcher(keys.scrub(scrubbed)).replaceAll("$1$2" + MASK);
  }

  /** Says no to nearly every line, in a small part of the time the pattern would take. */
  private boolean mayHoldSecret(String text) {
    if (literals.isEmpty()) {
      return false;
    }
    boolean encoded = text.indexOf('%') >= 0 || text.indexOf('+') >= 0;
    return encoded || literals.stream().anyMatch(text::contains);
  }
}
