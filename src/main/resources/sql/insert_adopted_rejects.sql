-- Keeps the rows that cannot be taken in quarantine, in the form of the API's records, so that they can be replayed.
-- params : client text, load_run_id bigint; days date[], window_starts bigint[] (of each day's window, microseconds since
--          1970); first bigint (start of the window of rows that tell no day)
-- returns: nothing
insert into quarantine as q (client, load_run_id, window_start, raw, reasons, times_seen)
select
  :#client, :#load_run_id, timestamptz 'epoch' + coalesce(max(w.start), :#first::bigint) * interval '1 microsecond',
  raw, string_to_array(max(array_to_string(reasons, E'\n')), E'\n'), count(*)
from adopt_row r
left join unnest(:#days::date[], :#window_starts::bigint[]) as w (day, start) on w.day = r.day
where verdict = 'REFUSED'
group by raw
order by min(r.created_at)
on conflict (client, sha256(raw)) do update set
  load_run_id = excluded.load_run_id,
  window_start = excluded.window_start,
  reasons = excluded.reasons,
  last_seen_at = excluded.last_seen_at,
  times_seen = q.times_seen + excluded.times_seen
