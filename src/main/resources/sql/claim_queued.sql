-- A load run that waited in the queue begins, unless another load run of the client is running.
-- params : load_run_id bigint; holder, asked text (a datemultirange); from, to date; windows, days, lease_seconds integer
-- returns: 1 row with its id, or 0 if it waits no longer, or it is not its turn
update load_run q set
  status = 'RUNNING', stage = 'claim', "from" = :#from, "to" = :#to, asked = :#asked::datemultirange,
  held = :#asked::datemultirange,
  windows = :#windows, days = :#days, started_at = clock_timestamp(), holder = :#holder,
  lease_until = clock_timestamp() + :#lease_seconds * interval '1 second'
where id = :#load_run_id and status = 'QUEUED'
  and not exists (
    select from load_run r
    where r.client = q.client and r.status = 'RUNNING' and r.lease_until > clock_timestamp()
  )
returning id
