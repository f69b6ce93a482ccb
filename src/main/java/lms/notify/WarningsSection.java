package lms.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lms.notify.Letter.Section;
import lms.texts.Texts;

/** What needs a look. */
final class WarningsSection {
  private static final int MOST_WARNINGS = 20;
  private final Texts texts;

  WarningsSection(Texts texts) {
    this.texts = texts;
  }

  /**
   * @return empty where nothing does
   */
  Optional<Section> of(List<String> warnings) {
    if (warnings.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>(warnings.stream().limit(MOST_WARNINGS).toList());
    if (warnings.size() > MOST_WARNINGS) {
      lines.add(texts.count("mail.warnings.rest", warnings.size() - MOST_WARNINGS));
    }
    return Optional.of(Section.ofLines(texts.get("mail.warnings"), lines));
  }
}
