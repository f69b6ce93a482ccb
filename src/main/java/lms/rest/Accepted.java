package lms.rest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the header Accept, as RFC 9110 has it: the first one with the greatest weight wins. */
final class Accepted {
  static final String JSON = "application/json";
  static final String CSV = "text/csv";

  private static final List<String> LIKE_JSON = List.of(JSON, "application/*", "*/*");
  private static final List<String> LIKE_CSV = List.of(CSV, "text/*");
  private static final Pattern WEIGHT =
      Pattern.compile(";\\s*q=(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)");

  private Accepted() {}

  /**
   * @param accept the header, {@code null} if it did not come
   * @return {@link #JSON} or {@link #CSV}; empty if nothing asked for is either
   */
  static Optional<String> kind(String accept) {
    if (accept == null || accept.isBlank()) {
      return Optional.of(JSON);
    }
    return Arrays.stream(accept.toLowerCase(Locale.ROOT).split(","))
        .filter(range -> weight(range) > 0 && served(range).isPresent())
        .min(Comparator.comparingDouble(range -> -weight(range)))
        .flatMap(Accepted::served);
  }

  private static Optional<String> served(String range) {
    String type = range.replaceFirst(";.*", "").strip();
    if (LIKE_JSON.contains(type)) {
      return Optional.of(JSON);
    }
    return LIKE_CSV.contains(type) ? Optional.of(CSV) : Optional.empty();
  }

  private static double weight(String range) {
    Matcher weight = WEIGHT.matcher(range);
    return weight.find() ? Double.parseDouble(weight.group(1)) : 1;
  }
}
