package lms.validate;

import java.util.List;

/**
 * Python's values that Java has no type for. The others are {@code null} (None), {@code Boolean},
 * {@code BigInteger} (int), {@code Double} (float), {@code String}, {@code java.util.List}, {@code
 * java.util.Set} and {@code java.util.Map} (dict), the last two in order of first appearance.
 */
public interface PythonValue {
  /** {@code ...} */
  enum Ellipsis implements PythonValue {
    ELLIPSIS
  }

  /**
   * {@code b'…'}.
   *
   * @param latin1 one character a byte, U+0000 to U+00FF
   */
  record Bytes(String latin1) implements PythonValue {}

  /** {@code 1+2j}. */
  record Complex(double real, double imaginary) implements PythonValue {}

  /** {@code (1, 2)}. */
  record Tuple(List<Object> items) implements PythonValue {}
}
