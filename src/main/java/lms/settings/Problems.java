package lms.settings;

import java.util.ArrayList;
import java.util.List;
import lms.texts.Sentence;
import lms.texts.Texts;

/** Collects what is wrong, so that users see it all at once. */
final class Problems {
  private final Texts texts;
  private final List<Problem> found = new ArrayList<>();

  /**
   * @param texts in the language of who reads of the problems
   */
  Problems(Texts texts) {
    this.texts = texts;
  }

  void add(Setting setting, String key, Object... arguments) {
    add(setting, Sentence.of(key, arguments));
  }

  void add(String name, String key, Object... arguments) {
    add(name, Sentence.of(key, arguments));
  }

  void add(Setting setting, Sentence problem) {
    found.add(new Problem(setting.name(), problem.in(texts), setting.example()));
  }

  void add(String name, Sentence problem) {
    found.add(new Problem(name, problem.in(texts)));
  }

  /**
   * @throws SettingsProblems if anything was added
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new SettingsProblems(texts, found);
    }
  }
}
