-- Claims days for a new load run, unless one that is running holds any of them.
-- params : client, trigger, holder, time_zone text; from, to date; windows, days, lease_seconds integer
-- returns: 1 row with its id, or 0 if the days are held
insert into load_run (
  client, trigger, "from", "to", time_zone, status, stage, windows, days, started_at, holder, lease_until)
select
  :#client, :#trigger, :#from, :#to, :#time_zone, 'RUNNING', 'claim', :#windows, :#days, clock_timestamp(), :#holder,
  clock_timestamp() + :#lease_seconds * interval '1 second'
where not exists (
  select from load_run
  where client = :#client and status = 'RUNNING' and "from" <= :#to and "to" >= :#from
)
returning id
