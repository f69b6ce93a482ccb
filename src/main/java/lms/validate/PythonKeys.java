package lms.validate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of one dict, or the elements of one set. For Python {@code 1}, {@code 1.0}, {@code True}
 * and {@code 1+0j} are one key; the first one met stays.
 */
final class PythonKeys {
  private final Map<Object, Object> met = new HashMap<>();

  /**
   * The equal key met before, else {@code key} itself.
   *
   * @throws UnreadableText if {@code key} is, or holds, a list, a dict or a set: no key for Python
   */
  Object first(Object key) throws UnreadableText {
    if (key instanceof String) {
      return key; // equal to nothing but the same text
    }
    Object before = met.putIfAbsent(comparable(key), key);
    return before == null ? key : before;
  }

  /** A stand-in that Java finds equal where Python finds {@code key} equal. */
  private static Object comparable(Object key) throws UnreadableText {
    if (key instanceof Boolean truth) {
      return truth ? BigInteger.ONE : BigInteger.ZERO;
    }
    if (key instanceof Double number) {
      return number(number);
    }
    if (key instanceof PythonValue.Complex c) {
      // Adding 0.0 turns -0.0 into 0.0.
      return c.imaginary() == 0
          ? number(c.real())
          : new PythonValue.Complex(c.real() + 0.0, c.imaginary());
    }
    if (key instanceof PythonValue.Tuple tuple) {
      List<Object> items = new ArrayList<>();
      for (Object item : tuple.items()) {
        items.add(comparable(item));
      }
      return new PythonValue.Tuple(items);
    }
    if (key == null
        || key instanceof String
        || key instanceof BigInteger
        || key instanceof PythonValue) {
      return key;
    }
    throw UnreadableText.MALFORMED;
  }

  private static Object number(double number) {
    boolean whole = number == Math.rint(number) && !Double.isInfinite(number);
    return whole ? (Object) new BigDecimal(number).toBigInteger() : (Object) number;
  }
}
