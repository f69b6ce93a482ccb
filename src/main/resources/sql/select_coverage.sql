-- What the ledger knows of a range of days. Whole is a day when the windows stored so far, whatever their size and the
-- zone they were meant in, cover it to its end: of a window only what was past when it was asked for.
-- params : client, time_zone text; spreadsheet text (what every target in it begins with); days date[] (neighbours, oldest first); starts, ends bigint[] (of each day the first
--          instant and the first one after it, microseconds since 1970)
-- returns: 1 row per day, oldest first: day; covered, degraded, published boolean; attempts, received, quarantined;
--          load runs, or null: holder_id (has it or waits for it), loaded_id (the last that brought any of it),
--          failed_id (the last that failed on it since, or in the middle of it); failures (since then, cancelled ones too),
--          seconds_since_failure (the last one, 0 without any)
with wanted as (
  select
    n, day,
    timestamptz 'epoch' + first * interval '1 microsecond' as start,
    timestamptz 'epoch' + after * interval '1 microsecond' as "end"
  from unnest(:#days::date[], :#starts::bigint[], :#ends::bigint[]) with ordinality as t (day, first, after, n)
), stored as (
  select w.load_run_id, w.start, least(w."end", w.requested_at) as "end"
  from load_window w
  join load_run r on r.id = w.load_run_id and r.trigger <> 'REPLAY'
  where w.client = :#client and w.status = 'SUCCEEDED' and w.requested_at > w.start
    and w.start < (select max("end") from wanted) and w."end" > (select min(start) from wanted)
), covered as (
  select n
  from wanted
  where (select coalesce(range_agg(tstzrange(start, "end")), '{}') from stored) @> tstzrange(wanted.start, wanted."end")
), loaded as (
  select n, max(load_run_id) as load_run_id
  from stored
  cross join (select array_agg(start order by n) as starts from wanted) days
  cross join generate_series(
    greatest(1, width_bucket(stored.start, starts)),
    width_bucket(stored."end" - interval '1 microsecond', starts)) as n
  group by n
), failed as (
  select
    wanted.n,
    count(*) as failures,
    max(r.id) filter (where r.status = 'FAILED') as load_run_id,
    extract(epoch from min(clock_timestamp() - r.finished_at))::bigint as seconds
  from wanted
  left join loaded using (n)
  join load_run r
    on r.asked @> wanted.day
    and (r.id > coalesce(loaded.load_run_id, 0) or r.id = loaded.load_run_id and n not in (select n from covered))
  where r.client = :#client and r.status in ('FAILED', 'CANCELLED') and r.trigger <> 'REPLAY'
  group by wanted.n
), held as (
  select wanted.n, max(r.id) as load_run_id
  from wanted
  join load_run r on coalesce(r.held, r.asked) @> wanted.day
  where r.client = :#client and r.status in ('QUEUED', 'RUNNING') and r.lease_until > clock_timestamp()
    and r.finished_at is null
  group by wanted.n
), brought as (
  select distinct on (day) day, received, quarantined, degraded
  from load_day
  where client = :#client and time_zone = :#time_zone and day = any(:#days::date[]) and whole
  order by day, load_window_id desc
)
select
  wanted.day,
  n in (select n from covered) as covered,
  coalesce(brought.degraded, false) as degraded,
  coalesce(
    s.published_at >= s.updated_at and starts_with(s.published_to, :#spreadsheet) and s.time_zone = :#time_zone,
    false) as published,
  coalesce(s.attempts, 0) as attempts,
  coalesce(brought.received, 0) as received,
  coalesce(brought.quarantined, 0) as quarantined,
  held.load_run_id as holder_id,
  loaded.load_run_id as loaded_id,
  failed.load_run_id as failed_id,
  coalesce(failed.failures, 0) as failures,
  coalesce(failed.seconds, 0) as seconds_since_failure
from wanted
left join loaded using (n)
left join failed using (n)
left join held using (n)
left join brought using (day)
left join daily_stats s on s.client = :#client and s.day = wanted.day
order by wanted.n
