package lms.settings;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a server may be: at one host, or at one of several, of which the primary is meant. */
public record Hosts(List<Host> all) {
  private static final int HIGHEST_PORT = 65_535;
  // Before the port of an IPv6 address, which has colons itself, stands a bracket.
  private static final Pattern WITH_PORT = Pattern.compile("([^:]+|\\[.+]):(\\d{1,5})");

  /** One of them. */
  public record Host(String name, int port) {
    private static Host of(String text, int port) {
      Matcher own = WITH_PORT.matcher(text);
      return own.matches()
          ? new Host(own.group(1), Integer.parseInt(own.group(2)))
          : new Host(text, port);
    }

    private boolean isFit() {
      return Addresses.isHost(name) && port >= 1 && port <= HIGHEST_PORT;
    }

    /** {@code db1:5432}. */
    @Override
    public String toString() {
      return name + ":" + port;
    }
  }

  /**
   * @param text as in {@code DB_HOST}
   * @param port of those that name none of their own
   */
  static Hosts of(String text, int port) {
    return new Hosts(
        Stream.of(text.split(",", -1)).map(host -> Host.of(host.strip(), port)).toList());
  }

  /** The text, if it is one host, or several by comma, each with a port of its own or without. */
  static String text(String text) throws Unfit {
    if (!text.contains(",")) {
      return Addresses.host(text);
    }
    List<Host> all = of(text, HIGHEST_PORT).all();
    for (int i = 0; i < all.size(); i++) {
      Unfit.unless(all.get(i).isFit(), "settings.hosts", i + 1);
    }
    return text;
  }

  /** Whether the primary has to be looked for. */
  public boolean areSeveral() {
    return all.size() > 1;
  }

  /** {@code db1:5432, db2:5433}. */
  @Override
  public String toString() {
    return all.stream().map(Host::toString).collect(Collectors.joining(", "));
  }
}
