-- What is known of the days of a replayed window: their numbers as they are now, and what the ledger said before.
-- params : client, time_zone text; days date[]; start, end bigint (of the window, microseconds since 1970)
-- returns: 1 row per day, in order: attempts; quarantined, whole, over, degraded (of the day's last load, as its replays
--          left them); last boolean (whether this window was of that last load)
select
  coalesce(s.attempts, 0) as attempts, coalesce(known.quarantined, 0) as quarantined,
  coalesce(known.whole, true) as whole, coalesce(known.over, false) as over,
  coalesce(known.degraded, false) as degraded, coalesce(load.same, false) as last
from unnest(:#days::date[]) with ordinality as days (day, n)
left join daily_stats s on s.client = :#client and s.day = days.day
left join lateral (
  select quarantined, whole, over, degraded
  from load_day d
  where d.client = :#client and d.day = days.day and d.time_zone = :#time_zone
  order by load_window_id desc
  limit 1
) known on true
left join lateral (
  select exists (
    select from load_window this
    where this.load_run_id = w.load_run_id and this.status = 'SUCCEEDED'
      and this.start = timestamptz 'epoch' + :#start * interval '1 microsecond'
      and this."end" = timestamptz 'epoch' + :#end * interval '1 microsecond') as same
  from load_day d
  join load_window w on w.id = d.load_window_id
  join load_run r on r.id = w.load_run_id
  where d.client = :#client and d.day = days.day and d.time_zone = :#time_zone and r.trigger <> 'REPLAY'
  order by w.id desc
  limit 1
) load on true
order by n
