-- Who holds any of these days, running or waiting in the queue.
-- params : client, asked text (a datemultirange); queued bigint|null (the load run that asks, if it waits itself)
-- returns: 1 row: id, holder, from, to; or 0
select id, holder, "from", "to"
from load_run
where client = :#client and asked && :#asked::datemultirange
  and (status = 'RUNNING' or status = 'QUEUED' and :#queued::bigint is null)
  and lease_until > clock_timestamp()
order by id
limit 1
