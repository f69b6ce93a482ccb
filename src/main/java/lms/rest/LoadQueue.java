package lms.rest;

import java.sql.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import lms.ledger.ActiveRuns;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.window.Days;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Load runs that wait in the ledger for their turn. This process takes one at a time; what waits is
 * known to the database alone.
 */
public final class LoadQueue {
  private static final Logger LOG = LoggerFactory.getLogger("dequeue");

  private final String client;
  private final ActiveRuns active;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicBoolean silent = new AtomicBoolean();

  /**
   * @param client the university
   * @param active knows when the process is ending
   */
  public LoadQueue(String client, ActiveRuns active) {
    this.client = client;
    this.active = active;
  }

  /**
   * Whether a load run may be taken: nobody else in this process does, and it is not ending. {@link
   * #end} lets go.
   */
  public boolean begin() {
    return !active.isStopping() && busy.compareAndSet(false, true);
  }

  /** The next one may be taken. */
  public void end() {
    busy.set(false);
  }

  /** Parameters of {@code sql/select_queued.sql}. */
  public Map<String, Object> clientParameters() {
    return Map.of("client", client);
  }

  /** The queue could be read. */
  public void readable() {
    silent.set(false);
  }

  /** The queue could not be read; a database that stays away is told of once. */
  public void troubled(@ExchangeProperty("CamelExceptionCaught") Exception thrown) {
    if (silent.compareAndSet(false, true)) {
      LOG.warn("load runs that wait cannot be taken, and are tried again", thrown);
    }
  }

  /** What a load run was asked to do when it was put into the queue. */
  public RunRequest asked(@ExchangeProperty("queued") Map<String, Object> row) {
    Days days =
        new Days(((Date) row.get("from")).toLocalDate(), ((Date) row.get("to")).toLocalDate());
    return new RunRequest(Trigger.valueOf((String) row.get("trigger")), days);
  }

  /** The same, as the load run that waits. */
  public RunRequest request(
      @Body RunRequest asked, @ExchangeProperty("queued") Map<String, Object> row) {
    return asked.queuedAs((Long) row.get("id"));
  }

  /** Parameters of {@code sql/close_queued.sql}. */
  public Map<String, Object> queuedParameters(@ExchangeProperty("queued") Map<String, Object> row) {
    return Map.of("load_run_id", row.get("id"));
  }

  /** Parameters of {@code sql/cancel_load_run.sql}. */
  public Map<String, Object> cancelParameters(@ExchangeProperty("loadRunId") long id) {
    return Map.of("client", client, "load_run_id", id);
  }
}
