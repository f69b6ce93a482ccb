package lms.report;

import lms.ledger.Delivery;

/** Turns whatever stopped a report into plain words. */
public interface ReportFailure {
  /** The delivery that failed, with what failed, what happens now and what to do. */
  Delivery explain(Exception failure);
}
