-- Claims days for a new load run, unless one that is running or waiting holds any of them.
-- params : client, trigger, holder, time_zone, asked text (a datemultirange); from, to date; windows, days,
--          lease_seconds integer; fire_at bigint|null (microseconds since 1970)
-- returns: 1 row with its id, or 0 if the days are held
insert into load_run (
  client, trigger, "from", "to", asked, held, time_zone, status, stage, windows, days, started_at, holder, lease_until, fire_at)
select
  :#client, :#trigger, :#from, :#to, :#asked::datemultirange, :#asked::datemultirange, :#time_zone, 'RUNNING', 'claim', :#windows, :#days,
  clock_timestamp(), :#holder, clock_timestamp() + :#lease_seconds * interval '1 second', timestamptz 'epoch' + :#fire_at::bigint * interval '1 microsecond'
where not exists (
  select from load_run
  where client = :#client and status in ('QUEUED', 'RUNNING') and lease_until > clock_timestamp()
    and coalesce(held, asked) && :#asked::datemultirange
)
returning id
