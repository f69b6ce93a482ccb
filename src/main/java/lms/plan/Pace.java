package lms.plan;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How fast the API has answered lately.
 *
 * @param requests how many tell it, at least one
 * @param secondsARequest what each took whatever it brought, on average
 * @param secondsARecord what each record added; 0 where that cannot be told
 */
public record Pace(long requests, double secondsARequest, double secondsARecord) {
  /** From the row of {@code sql/select_pace.sql}; empty if no request tells. */
  static Optional<Pace> of(Map<String, Object> row) {
    long requests = (Long) row.get("requests");
    return requests == 0
        ? Optional.empty()
        : Optional.of(
            new Pace(
                requests,
                (Double) row.get("seconds_a_request"),
                (Double) row.get("seconds_a_record")));
  }

  /**
   * Seconds that so many requests take: the API is asked {@code parallel} times at once, and what
   * comes is stored one after the other.
   *
   * @param records what they bring; empty if nobody knows, then only the requests count
   */
  long seconds(int requests, int parallel, OptionalLong records) {
    double rounds = Math.ceil((double) requests / parallel);
    return Math.round(rounds * secondsARequest + records.orElse(0) * secondsARecord);
  }
}
