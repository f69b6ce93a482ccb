-- Keeps records that failed validation, once per client and bytes; seen again, they are counted and keep their status.
-- New ones are numbered in the order of the reply: in that order they are replayed.
-- params : client text, load_run_id bigint, window_start bigint (microseconds since 1970), raw bytea[],
--          reasons text[] (those of one record joined by line feeds)
-- returns: nothing
insert into quarantine as q (client, load_run_id, window_start, raw, reasons, times_seen)
select
  :#client, :#load_run_id, timestamptz 'epoch' + :#window_start * interval '1 microsecond',
  raw, string_to_array(max(reasons), E'\n'), count(*)
from unnest(:#raw::bytea[], :#reasons::text[]) with ordinality as t (raw, reasons, n)
group by raw
order by max(n)
on conflict (client, sha256(raw)) do update set
  load_run_id = excluded.load_run_id,
  window_start = excluded.window_start,
  reasons = excluded.reasons,
  last_seen_at = excluded.last_seen_at,
  times_seen = q.times_seen + excluded.times_seen
