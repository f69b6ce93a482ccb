package lms.faults;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import lms.support.Register;

/** The faults we speak of, the tests that claim them, and those that none claims yet. */
final class Matrix {
  static final String ID = "[A-K][1-9]\\d?";

  static final Register REGISTER =
      Register.of(
          Path.of("src/test/resources/faults"), "matrix.tsv", ID, Survives.class, Survives::value);

  /** What happens and what must come of it, by id, in the order of the file. */
  static final Map<String, String> FAULTS = REGISTER.all();

  /** Why no test survives a fault, by its id. */
  static final Map<String, String> LEFT = REGISTER.left();

  /** The names of the methods that claim a fault, by its id. */
  static final Map<String, TreeSet<String>> SURVIVED = REGISTER.claimed();

  private Matrix() {}
}
