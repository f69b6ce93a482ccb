package lms.validate;

import java.math.BigInteger;

/** The little a literal may reckon: a sign before a number, and {@code 1+2j}. */
final class PythonArithmetic {
  private PythonArithmetic() {}

  static Object negated(Object number) {
    if (number instanceof BigInteger whole) {
      return whole.negate();
    }
    return number instanceof PythonValue.Complex c
        ? new PythonValue.Complex(-c.real(), -c.imaginary())
        : (Object) (-(Double) number);
  }

  /**
   * {@code left + right} or {@code left - right}. The zeros are there for the sake of -0.0.
   *
   * @param left an int or a float, with or without a sign
   * @param right an imaginary number without a sign
   * @throws UnreadableText if they are of other types, or {@code left} is too large for a float
   */
  static PythonValue.Complex complex(Object left, char sign, Object right) throws UnreadableText {
    boolean whole = left instanceof BigInteger;
    if ((!whole && !(left instanceof Double)) || !(right instanceof PythonValue.Complex part)) {
      throw UnreadableText.MALFORMED;
    }
    double real = ((Number) left).doubleValue();
    if (whole && Double.isInfinite(real)) {
      throw UnreadableText.MALFORMED;
    }
    return sign == '+'
        ? new PythonValue.Complex(real + 0.0, part.imaginary())
        : new PythonValue.Complex(real, 0.0 - part.imaginary());
  }
}
