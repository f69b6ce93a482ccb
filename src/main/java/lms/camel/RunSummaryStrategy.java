package lms.camel;

import lms.ledger.LoadRun;
import lms.ledger.RunSummary;
import lms.ledger.WindowOutcome;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/** Folds the outcomes of a load run's windows into its summary. */
public final class RunSummaryStrategy implements AggregationStrategy {
  @Override
  public Exchange aggregate(Exchange sofar, Exchange window) {
    // Never hand a window's own exchange back: it may carry the mark of a handled failure.
    Exchange folded = sofar == null ? new DefaultExchange(window.getContext()) : sofar;
    LoadRun run = window.getProperty("loadRun", LoadRun.class);
    RunSummary summary =
        sofar == null
            ? RunSummary.begun(run.id(), run.request(), run.startedAt())
            : sofar.getMessage().getBody(RunSummary.class);
    WindowOutcome outcome = window.getMessage().getBody(WindowOutcome.class);
    folded.getMessage().setBody(summary.plus(outcome, run.progress().lasts()));
    return folded;
  }
}
