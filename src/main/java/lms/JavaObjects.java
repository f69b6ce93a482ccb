package lms;

import java.io.ObjectInputFilter;

/**
 * Which Java objects this process takes in from outside: those of Java itself that a look through
 * JMX on this machine needs. We read none, and so does no library that we use.
 */
final class JavaObjects {
  /** Arrays and numbers are of {@code java.base}; RMI carries what JMX says. */
  static final ObjectInputFilter FILTER =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=20;java.base/*;java.rmi/*;java.management/*;java.management.rmi/*;!*");

  private JavaObjects() {}

  /** Sets the filter for the whole process, once; one given to the JVM stays. */
  static void refuse() {
    if (ObjectInputFilter.Config.getSerialFilter() == null) {
      ObjectInputFilter.Config.setSerialFilter(FILTER);
    }
  }
}
