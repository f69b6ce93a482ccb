package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import lms.cli.LmsProcess;
import lms.support.Reply;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reply far larger than any heap: {@code -Dmillions=5} millions of small records. */
@Tag("processes")
@Tag("faults")
@DisplayNameGeneration(ReplaceUnderscores.class)
class MillionsTest {
  private static final int RECORDS = 1_000_000 * Integer.getInteger("millions", 5);
  private static final int LEARNERS = 5_000;

  /** Of a day, between two records. */
  private static final long APART = 86_400_000_000L / RECORDS;

  @TempDir private Path folder;

  @Test
  @FaultsLong
  @Survives("D29")
  void millions_of_small_records_are_loaded_in_the_memory_of_one_day() throws Exception {
    try (Lane lane = new Lane(folder)) {
      lane.begin();
      try (LmsProcess run = lane.process(millions(), Map.of(), "-Xmx96m")) {
        assertThat(run.awaitStatus(1_500)).as(run.told()).isZero();
      }
      assertThat(lane.rows("select received, inserted, quarantined, outside from load_run"))
          .containsExactly("%d %d 0 0".formatted(RECORDS, RECORDS));
      assertThat(lane.rows("select attempts, unique_users, trial_runs from daily_stats"))
          .containsExactly("%d %d %d".formatted(RECORDS, LEARNERS, RECORDS));
      // As many as were sent, no two alike, none of another time: these are they.
      String micros =
          "extract(epoch from created_at - timestamptz '%s 00:00Z')".formatted(Lane.DAY);
      assertThat(
              lane.rows(
                  "select count(distinct created_at), sum((%s * 1000000)::bigint) from attempts"
                      .formatted(micros)))
          .containsExactly("%d %d".formatted(RECORDS, APART * RECORDS * (RECORDS - 1L) / 2));
    }
  }

  /** Written as it is sent: nobody holds it. */
  private static Reply millions() {
    return socket -> {
      Writer out =
          new BufferedWriter(
              new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII), 1 << 16);
      out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n[");
      for (int i = 0; i < RECORDS; i++) {
        out.write(i == 0 ? "" : ",");
        out.write(record(i));
      }
      out.write("]");
      out.flush();
    };
  }

  private static String record(int number) {
    long micros = APART * number;
    long seconds = micros / 1_000_000;
    return """
        {"lti_user_id":"u%d","passback_params":"{'oauth_consumer_key': ''}","is_correct":null,\
        "attempt_type":"run","created_at":"%s %02d:%02d:%02d.%06d"}"""
        .formatted(
            number % LEARNERS,
            Lane.DAY,
            seconds / 3_600,
            seconds / 60 % 60,
            seconds % 60,
            micros % 1_000_000);
  }
}
