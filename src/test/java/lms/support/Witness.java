package lms.support;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * Sees what a running product shows: every line of its log with stack traces, which meanwhile goes
 * nowhere else, and its MBeans.
 */
public final class Witness implements AutoCloseable {
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final LoggerConfig root = context.getConfiguration().getRootLogger();
  private final Level before = root.getLevel();
  private final List<Appender> others = List.copyOf(root.getAppenders().values());
  private final Lines lines = new Lines();

  /** Begins to watch. */
  public Witness() {
    lines.start();
    others.forEach(other -> root.removeAppender(other.getName()));
    root.addAppender(lines, Level.INFO, null);
    root.setLevel(Level.INFO);
    context.updateLoggers();
  }

  /** The log so far. */
  public String log() {
    return String.join("\n", lines.seen);
  }

  /** The log since this was asked last; it is forgotten then. */
  public String takeLog() {
    StringBuilder taken = new StringBuilder();
    for (String line = lines.seen.poll(); line != null; line = lines.seen.poll()) {
      taken.append(line).append('\n');
    }
    return taken.toString();
  }

  /**
   * The name of every MBean of a domain and the value of every attribute it lets one read, by name.
   */
  public static Map<String, String> beans(String domain) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    Map<String, String> values = new TreeMap<>();
    for (ObjectName bean : server.queryNames(new ObjectName(domain + ":*"), null)) {
      values.put("name of " + bean, bean.toString());
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
        if (attribute.isReadable()) {
          values.put(bean + " " + attribute.getName(), value(server, bean, attribute.getName()));
        }
      }
    }
    return values;
  }

  @Override
  public void close() {
    root.removeAppender(lines.getName());
    others.forEach(other -> root.addAppender(other, null, null));
    root.setLevel(before);
    context.updateLoggers();
  }

  private static String value(MBeanServer server, ObjectName bean, String attribute)
      throws JMException {
    try {
      return Arrays.deepToString(new Object[] {server.getAttribute(bean, attribute)});
    } catch (RuntimeMBeanException e) {
      return e.toString(); // an attribute that is there only in some states
    }
  }

  private static final class Lines extends AbstractAppender {
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

    Lines() {
      super("witness", null, null, true, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      StringWriter line = new StringWriter();
      line.append(event.getLoggerName()).append(' ');
      line.append(event.getMessage().getFormattedMessage());
      if (event.getThrown() != null) {
        event.getThrown().printStackTrace(new PrintWriter(line));
      }
      seen.add(line.toString());
    }
  }
}
