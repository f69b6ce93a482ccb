-- Keeps the claims of this process alive: of what it executes, and of what waits in its queue. A claim that has lapsed
-- stays lapsed; so does that of a load run which has ended here and could not be closed.
-- params : holder text; ids bigint[] (the load runs it executes); lease_seconds integer
-- returns: 1 row per load run whose claim is alive: id, cancelled boolean (somebody asked to cancel it)
update load_run set lease_until = clock_timestamp() + :#lease_seconds * interval '1 second'
where (status = 'RUNNING' and id = any(:#ids::bigint[]) or status = 'QUEUED' and holder = :#holder)
  and lease_until > clock_timestamp()
returning id, cancel_requested_at is not null as cancelled
