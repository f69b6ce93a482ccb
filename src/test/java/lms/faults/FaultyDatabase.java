package lms.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database of which one call fails: the way to it, a statement, a commit. */
final class FaultyDatabase extends DelegatingDataSource {
  /** What goes to the server. */
  private static final Pattern CALL = Pattern.compile("getConnection|commit|execute\\w*");

  private final AtomicInteger calls = new AtomicInteger();
  private volatile int failing = -1;
  private volatile String state;

  FaultyDatabase(DataSource database) {
    super(database);
  }

  /** Counts anew, and fails no call. */
  void count() {
    failing = -1;
    calls.set(0);
  }

  /** Counts anew, and fails call {@code number}, counted from 0, with this SQLSTATE. */
  void fail(int number, String sqlState) {
    state = sqlState;
    calls.set(0);
    failing = number;
  }

  /** How many calls there were. */
  int calls() {
    return calls.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    call("getConnection");
    return (Connection) watched(super.getConnection(), Connection.class);
  }

  private Object watched(Object real, Class<?> type) {
    InvocationHandler handler = (proxy, method, arguments) -> invoke(real, method, arguments);
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
    call(method.getName());
    try {
      Object result = method.invoke(real, arguments);
      boolean statement = result instanceof Statement && real instanceof Connection;
      return statement ? watched(result, method.getReturnType()) : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void call(String name) throws SQLException {
    if (CALL.matcher(name).matches() && calls.getAndIncrement() == failing) {
      throw new SQLException("planted at " + name, state);
    }
  }
}
