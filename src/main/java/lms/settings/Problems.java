package lms.settings;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that users see it all at once. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(Setting setting, String problem) {
    found.add(new Problem(setting.name(), problem, setting.example()));
  }

  void add(String name, String problem) {
    found.add(new Problem(name, problem));
  }

  /**
   * @throws SettingsProblems if anything was added
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new SettingsProblems(found);
    }
  }
}
