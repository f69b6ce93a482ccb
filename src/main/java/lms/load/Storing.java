package lms.load;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the attempts of a chunk come into their table, by the names the routes use. Stateless. */
public final class Storing {
  private static final Logger LOG = LoggerFactory.getLogger("quarantine");

  /** Records of a window that the database may refuse; more are no fault of the records. */
  static final int MOST_REFUSED = 100;

  /**
   * Parameters of {@code sql/insert_attempts.sql} for what is new in the reply; none where attempts
   * of the window were stored before: then nobody knows what is new.
   */
  public List<Map<String, Object>> fresh(
      @Body Chunk chunk, @ExchangeProperty("transfer") Transfer transfer) {
    boolean first = transfer.isFirst() && chunk.fresh().size() > 0;
    return first ? List.of(parameters(chunk.fresh(), transfer)) : List.of();
  }

  /** Takes in that all of them were stored. */
  public void inserted(
      @ExchangeProperty("chunk") Chunk chunk, @ExchangeProperty("transfer") Transfer transfer) {
    transfer.atRows(false);
    transfer.tally().inserted(chunk);
  }

  /** The rest, round by round: no identity comes twice in one. */
  public List<Rows> rounds(@Body Chunk chunk, @ExchangeProperty("transfer") Transfer transfer) {
    Stream<Rows> fresh = transfer.isFirst() ? Stream.of() : Stream.of(chunk.fresh());
    return Stream.concat(fresh, chunk.rounds().stream()).filter(rows -> rows.size() > 0).toList();
  }

  /** Parameters of one statement {@code sql/upsert_attempts.sql}. */
  public Map<String, Object> parameters(
      @Body Rows rows, @ExchangeProperty("transfer") Transfer transfer) {
    transfer.atRows(true);
    Map<String, Object> parameters = rows.parameters();
    parameters.put("client", transfer.run().client());
    parameters.put("day_starts", transfer.days().starts());
    return parameters;
  }

  /** Takes in what that statement returned. */
  public void stored(
      @Body List<Map<String, Object>> days, @ExchangeProperty("transfer") Transfer transfer) {
    transfer.atRows(false);
    transfer.tally().stored(days);
  }

  /** Whether it is to be found out which records the database refuses. */
  public boolean isCareful(@ExchangeProperty("transfer") Transfer transfer) {
    return transfer.isCareful();
  }

  /** Whether the database refuses a record for what it is. */
  public boolean isRefusal(Exception thrown) {
    return Refusal.of(thrown).isPresent();
  }

  /**
   * What is left to try of rows among which the database refuses one: two halves. One alone is the
   * one: it goes to quarantine with the database's reason.
   *
   * @throws Exception the refusal, if the database refuses too many
   */
  public List<Rows> halves(
      @ExchangeProperty("rows") Rows rows,
      @ExchangeProperty("CamelExceptionCaught") Exception thrown,
      @ExchangeProperty("chunk") Chunk chunk,
      @ExchangeProperty("transfer") Transfer transfer)
      throws Exception {
    if (rows.size() > 1) {
      int half = rows.size() / 2;
      return List.of(rows.part(0, half), rows.part(half, rows.size()));
    }
    if (transfer.tally().refused() == MOST_REFUSED) {
      throw thrown;
    }
    refuse(rows, Refusal.of(thrown).orElseThrow(), chunk, transfer);
    return List.of();
  }

  private static void refuse(Rows one, Refusal why, Chunk chunk, Transfer transfer) {
    Kept kept = one.kept(0);
    if (kept.raw() == null) {
      chunk.replayed().refusedAfterAll(kept.number(), why.reason());
    } else {
      chunk.rejects().add(kept.raw(), List.of(why.reason()));
    }
    transfer.tally().refused(transfer.days().of(one.createdAt(0)), why.reason());
    LOG.warn("{}   load run {}, record {}", why.reason(), transfer.run().id(), kept.number());
  }
}
