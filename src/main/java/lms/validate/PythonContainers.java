package lms.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what stands in brackets; the elements are read by the {@link PythonLiteral} around it. */
final class PythonContainers {
  private final PythonSource source;
  private final PythonLiteral elements;

  PythonContainers(PythonSource source, PythonLiteral elements) {
    this.source = source;
    this.elements = elements;
  }

  /** {@code ()}, {@code (1, 2)}, or {@code (1)}, which is just 1. */
  Object parenthesized() throws UnreadableText {
    source.open();
    Object value = source.peek() == ')' ? new PythonValue.Tuple(List.of()) : valueOrTuple();
    source.close(')');
    return value;
  }

  /** One value, or several with commas between them: a tuple needs no brackets. */
  Object valueOrTuple() throws UnreadableText {
    Object first = elements.expression();
    return source.peek() == ',' ? new PythonValue.Tuple(listFrom(first)) : first;
  }

  /** {@code [1, 2]}. */
  List<Object> list() throws UnreadableText {
    source.open();
    List<Object> list = source.peek() == ']' ? new ArrayList<>() : listFrom(elements.expression());
    source.close(']');
    return list;
  }

  /** {@code {1: 2}}, a {@code Map}, or {@code {1, 2}}, a {@code Set}. */
  Object braces() throws UnreadableText {
    source.open();
    Object value;
    if (source.peek() == '}') {
      value = new LinkedHashMap<>();
    } else {
      Object first = elements.expression();
      value = source.peek() == ':' ? dictFrom(first) : setFrom(first);
    }
    source.close('}');
    return value;
  }

  /** What follows the name {@code set}: nothing but an empty pair of brackets is a literal. */
  Set<Object> emptySet() throws UnreadableText {
    source.skipBlanks();
    if (source.peek() != '(') {
      throw UnreadableText.MALFORMED;
    }
    source.open();
    source.close(')');
    return new LinkedHashSet<>();
  }

  private List<Object> listFrom(Object first) throws UnreadableText {
    List<Object> items = new ArrayList<>();
    items.add(first);
    while (source.accept(',') && !source.atEndOfElements()) {
      items.add(elements.expression());
    }
    return items;
  }

  private Map<Object, Object> dictFrom(Object firstKey) throws UnreadableText {
    Map<Object, Object> dict = new LinkedHashMap<>();
    PythonKeys keys = new PythonKeys();
    Object key = firstKey;
    while (source.accept(':')) {
      dict.put(keys.first(key), elements.expression());
      if (!source.accept(',') || source.atEndOfElements()) {
        return dict;
      }
      key = elements.expression();
    }
    throw UnreadableText.MALFORMED;
  }

  private Set<Object> setFrom(Object first) throws UnreadableText {
    Set<Object> set = new LinkedHashSet<>();
    PythonKeys keys = new PythonKeys();
    for (Object item : listFrom(first)) {
      set.add(keys.first(item));
    }
    return set;
  }
}
