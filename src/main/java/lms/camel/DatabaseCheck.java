package lms.camel;

import java.util.Map;
import lms.watch.Readiness;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** The service is ready while the database can be had. That it cannot is no reason to restart. */
public final class DatabaseCheck extends AbstractHealthCheck {
  private final Readiness database;

  /** Says what {@code database} says, without asking it anew. */
  public DatabaseCheck(Readiness database) {
    super("lms", "database");
    this.database = database;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    if (database.isReady()) {
      builder.up();
    } else {
      builder.down();
    }
  }
}
