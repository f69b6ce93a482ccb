-- A load run that waited in the queue claims its days, unless one that is running holds any of them.
-- params : load_run_id bigint; holder text; windows, lease_seconds integer
-- returns: 1 row with its id, or 0 if it waits no longer, or the days are held
update load_run q set
  status = 'RUNNING', stage = 'claim', windows = :#windows, started_at = clock_timestamp(), holder = :#holder,
  lease_until = clock_timestamp() + :#lease_seconds * interval '1 second'
where id = :#load_run_id and status = 'QUEUED'
  and not exists (
    select from load_run r
    where r.client = q.client and r.status = 'RUNNING' and r.lease_until > clock_timestamp() and r.asked && q.asked
  )
returning id
