package lms.plan;

import java.sql.SQLException;
import javax.sql.DataSource;
import lms.support.Rows;

/** What load runs of the client "Uni" leave in the ledger, written without executing any. */
record LedgerRows(DataSource database) {
  /** Whole days of UTC, asked for as soon as they were over. */
  long loaded(String from, String to) throws SQLException {
    long run = run("MANUAL", "SUCCEEDED", from, to);
    String end = Rows.of(database, "select date '" + to + "' + 1").get(0);
    window(run, from + "T00:00Z", end + "T00:00Z", end + "T00:00Z");
    return run;
  }

  /** A load run; one that is running or waiting holds its days for an hour. */
  long run(String trigger, String status, String from, String to) throws SQLException {
    String insert =
        """
        insert into load_run (
          client, trigger, "from", "to", asked, time_zone, status, lease_until, finished_at, holder)
        values ('Uni', '%1$s', '%3$s', '%4$s', '{[%3$s,%4$s]}', 'UTC', '%2$s',
          now() + interval '1 hour', case when '%2$s' in ('QUEUED', 'RUNNING') then null else now() end, 'another')
        returning id
        """;
    return Long.parseLong(Rows.of(database, insert.formatted(trigger, status, from, to)).get(0));
  }

  /** A window stored. */
  void window(long run, String start, String end, String requestedAt) throws SQLException {
    String insert =
        """
        insert into load_window (load_run_id, client, start, "end", status, tries, requested_at)
        values (%d, 'Uni', '%s', '%s', 'SUCCEEDED', 1, '%s')
        """;
    Rows.execute(database, insert.formatted(run, start, end, requestedAt));
  }
}
