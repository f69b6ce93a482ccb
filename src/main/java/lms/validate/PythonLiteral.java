package lms.validate;

/**
 * Reads what Python writes with {@code repr}: accepts and refuses what {@code ast.literal_eval} of
 * Python 3.11 does, with the same values. Nothing is ever evaluated; time is linear.
 *
 * <p>Stricter than Python in five places, none of which {@code repr} produces: 65,536 bytes of
 * UTF-8 at most; 20 open brackets at most; no {@code \N{…}}; no int over 4,300 digits in bases 2,
 * 8, 16; {@code set()} only with its name in plain ASCII and without brackets around it. And {@code
 * '\ud83d\ude00'} is the one character it encodes, as in JSON, where Python keeps two halves.
 */
public final class PythonLiteral {
  private static final int MAX_BYTES = 65_536;

  /** What was read last: signs and sums take only numbers that are written as such. */
  private enum Form {
    NUMBER,
    SIGNED_NUMBER,
    OTHER
  }

  private final PythonSource source;
  private final PythonContainers containers;
  private Form form = Form.OTHER;

  private PythonLiteral(PythonSource source) {
    this.source = source;
    this.containers = new PythonContainers(source, this);
  }

  /**
   * The value of {@code text}: see {@link PythonValue} for the types.
   *
   * @throws UnreadableText if Python would refuse it, or if it is too large or too deep
   */
  public static Object parse(String text) throws UnreadableText {
    if (Text.exceeds(text, MAX_BYTES)) {
      throw UnreadableText.TOO_LARGE;
    }
    PythonSource source = new PythonSource(text);
    source.begin();
    Object value = new PythonLiteral(source).containers.valueOrTuple();
    source.end();
    return value;
  }

  /** A value, or the sum or difference that is a complex number. */
  Object expression() throws UnreadableText {
    Object left = signed();
    char sign = source.peek();
    if (!isSign(sign)) {
      return left;
    }
    if (form == Form.OTHER) {
      throw UnreadableText.MALFORMED;
    }
    source.accept(sign);
    Object right = atom();
    if (form != Form.NUMBER) {
      throw UnreadableText.MALFORMED;
    }
    form = Form.OTHER;
    return PythonArithmetic.complex(left, sign, right);
  }

  private Object signed() throws UnreadableText {
    char sign = source.peek();
    if (!isSign(sign)) {
      return atom();
    }
    source.accept(sign);
    Object number = atom();
    if (form != Form.NUMBER) {
      throw UnreadableText.MALFORMED;
    }
    form = Form.SIGNED_NUMBER;
    return sign == '-' ? PythonArithmetic.negated(number) : number;
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  /** One value and the blanks behind it. */
  private Object atom() throws UnreadableText {
    Object value;
    if (PythonNumber.startsAt(source)) {
      value = PythonNumber.read(source);
      form = Form.NUMBER;
    } else if (source.peek() == '(') {
      value = containers.parenthesized();
      // A number in brackets is still a number, a tuple of numbers is not.
      form = value instanceof PythonValue.Tuple ? Form.OTHER : form;
    } else {
      value = other();
      form = Form.OTHER;
    }
    source.skipBlanks();
    return value;
  }

  private Object other() throws UnreadableText {
    return switch (source.peek()) {
      case '{' -> containers.braces();
      case '[' -> containers.list();
      default -> PythonString.startsAt(source) ? PythonString.read(source) : word();
    };
  }

  private Object word() throws UnreadableText {
    if (source.acceptWord("None")) {
      return null;
    }
    if (source.acceptWord("True")) {
      return true;
    }
    if (source.acceptWord("False")) {
      return false;
    }
    if (source.acceptWord("set")) {
      return containers.emptySet();
    }
    if (source.text().startsWith("...", source.position())) {
      source.skip(3);
      return PythonValue.Ellipsis.ELLIPSIS;
    }
    throw UnreadableText.MALFORMED;
  }
}
