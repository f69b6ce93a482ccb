package lms.camel;

import lms.ledger.Status;
import lms.watch.LoadMeters;
import lms.watch.Standing;
import org.apache.camel.StaticService;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.service.ServiceSupport;

/** The service's own meters as attributes of a JMX bean. */
@ManagedResource(description = "What the service has loaded since its start")
public final class LoadCounters extends ServiceSupport implements StaticService {
  private final LoadMeters meters;
  private final Standing standing;

  /** Shows what these know. */
  public LoadCounters(LoadMeters meters, Standing standing) {
    this.meters = meters;
    this.standing = standing;
  }

  @ManagedAttribute(description = "Records received, in committed windows")
  public long getRecordsReceived() {
    return meters.records("received");
  }

  @ManagedAttribute(description = "Attempts stored for the first time")
  public long getRecordsInserted() {
    return meters.records("inserted");
  }

  @ManagedAttribute(description = "Attempts that came back different, updated")
  public long getRecordsChanged() {
    return meters.records("changed");
  }

  @ManagedAttribute(description = "Attempts that came back equal")
  public long getRecordsUnchanged() {
    return meters.records("unchanged");
  }

  @ManagedAttribute(description = "Records put into quarantine")
  public long getRecordsQuarantined() {
    return meters.records("quarantined");
  }

  @ManagedAttribute(description = "Records outside the window asked for")
  public long getRecordsOutside() {
    return meters.records("outside");
  }

  @ManagedAttribute(description = "Load runs that succeeded")
  public long getLoadRunsSucceeded() {
    return meters.loadRuns(Status.SUCCEEDED);
  }

  @ManagedAttribute(description = "Load runs that stored their days and need a look")
  public long getLoadRunsWarning() {
    return meters.loadRuns(Status.WARNING);
  }

  @ManagedAttribute(description = "Load runs that failed")
  public long getLoadRunsFailed() {
    return meters.loadRuns(Status.FAILED);
  }

  @ManagedAttribute(description = "Load runs that were cancelled")
  public long getLoadRunsCancelled() {
    return meters.loadRuns(Status.CANCELLED);
  }

  @ManagedAttribute(description = "Days that are due, not done, and no load run holds them")
  public double getDaysMissing() {
    return standing.daysMissing();
  }

  @ManagedAttribute(description = "Seconds since the end of the newest day that is done")
  public double getNewestCompleteDayAgeSeconds() {
    return standing.newestCompleteDayAge();
  }

  @ManagedAttribute(description = "Seconds from 1970 to the end of the last success")
  public double getLastSuccessTimestampSeconds() {
    return standing.lastSuccess();
  }
}
