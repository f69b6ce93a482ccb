package lms.load;

import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import lms.ledger.LoadRun;
import lms.ledger.Progress;
import lms.ledger.Stop;
import lms.ledger.WindowQueue;
import lms.window.DayIndex;
import lms.window.Window;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** The loader thread's side of a transfer, by the names the routes use. Stateless. */
public final class Loader {
  private final Clock clock;
  private final Progress progress;
  private final int atOnce;

  /**
   * @param progress told after every chunk
   * @param atOnce windows that a load run asks the API for at the same time
   */
  public Loader(Clock clock, Progress progress, int atOnce) {
    this.clock = clock;
    this.progress = progress;
    this.atOnce = atOnce;
  }

  /** What a load run has on its way; a replay asks no API and goes window by window. */
  public Fetching fetching(
      @ExchangeProperty("loadRun") LoadRun run, @ExchangeProperty("windows") WindowQueue windows) {
    return new Fetching(run, windows, clock, run.isReplay() ? 1 : atOnce);
  }

  /** A try at a window: the one begun ahead, or a new one. */
  public Transfer begin(
      @ExchangeProperty("fetching") Fetching fetching, @ExchangeProperty("window") Window window) {
    return fetching.turnOf(window);
  }

  /** What a try reads. */
  public Window window(@Body Transfer transfer) {
    return transfer.window();
  }

  /** Ends what a load run has begun ahead of its turn. */
  public void closeAhead(@ExchangeProperty("fetching") Fetching fetching) {
    fetching.close();
  }

  /** Waits for the reply's first records; a reply that cannot be had is thrown here. */
  public void awaitFirst(@ExchangeProperty("transfer") Transfer transfer) throws Exception {
    transfer.run().progress().stage("extract");
    transfer.incoming().awaitFirst();
  }

  /** Parameters that say which window it is; start and end in microseconds since 1970. */
  public Map<String, Object> windowParameters(@ExchangeProperty("transfer") Transfer transfer) {
    return Map.of(
        "client", transfer.run().client(),
        "purpose", "write",
        "load_run_id", transfer.run().id(),
        "start", DayIndex.micros(transfer.window().start()),
        "end", DayIndex.micros(transfer.window().end()));
  }

  /**
   * Takes in what the claim's check returned.
   *
   * @throws Stopped if the days are no longer ours, or somebody asked to cancel
   */
  public void claimHeld(
      @Body Map<String, Object> claim, @ExchangeProperty("transfer") Transfer transfer)
      throws Stopped {
    boolean held = (Boolean) claim.get("held");
    if (!held || (Boolean) claim.get("cancelled")) {
      throw new Stopped(transfer.run().id(), held ? Stop.Reason.CANCELLED : Stop.Reason.CLAIM_LOST);
    }
  }

  /** Takes in how many attempts of the window were stored before. */
  public void storedBefore(@Body long count, @ExchangeProperty("transfer") Transfer transfer) {
    transfer.storedBefore(count);
  }

  /** The chunks, in the order of the reply. */
  public Iterator<Chunk> chunks(@ExchangeProperty("transfer") Transfer transfer) {
    return transfer.incoming().chunks();
  }

  /** Takes in the chunk that is to be stored. */
  public void count(@Body Chunk chunk, @ExchangeProperty("transfer") Transfer transfer) {
    transfer.tally().add(chunk);
  }

  /** Parameters of the statement that keeps the chunk's rejects. */
  public Map<String, Object> rejects(
      @Body Chunk chunk, @ExchangeProperty("transfer") Transfer transfer) {
    Map<String, Object> parameters = chunk.rejects().parameters();
    parameters.put("client", transfer.run().client());
    parameters.put("load_run_id", transfer.run().id());
    parameters.put("window_start", DayIndex.micros(transfer.window().start()));
    return parameters;
  }

  /** Parameters of the statement that says what became of the chunk's replayed records. */
  public Map<String, Object> replayed(@Body Chunk chunk) {
    return chunk.replayed().parameters();
  }

  /** Shows how far it is. */
  public void progress(@ExchangeProperty("transfer") Transfer transfer) {
    Tally tally = transfer.tally();
    transfer.run().progress().stored(tally.receipt(tally.records()));
    progress.stored(tally.records(), tally.quarantinedTotal());
  }

  /** After the commit. */
  public void committed(
      @ExchangeProperty("transfer") Transfer transfer,
      @ExchangeProperty("fetching") Fetching fetching) {
    fetching.committed(transfer);
  }

  /** No more chunks: this one could not be stored. */
  public void fail(
      @ExchangeProperty("CamelExceptionCaught") Exception why,
      @ExchangeProperty("transfer") Transfer transfer) {
    transfer.incoming().endWith(why);
  }

  /** After the last chunk: what either side failed with is thrown here. */
  public void finish(@ExchangeProperty("transfer") Transfer transfer) throws Exception {
    transfer.incoming().finish();
  }

  /** Ends the try, however it went. */
  public void close(@ExchangeProperty("transfer") Transfer transfer) {
    transfer.run().progress().tryEnded();
    transfer.close();
  }
}
