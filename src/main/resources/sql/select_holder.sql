-- Who holds any of these days, running or waiting in the queue; what it has stored it holds no longer.
-- params : client, asked text (a datemultirange); queued bigint|null (the load run that asks, if it waits itself)
-- returns: 1 row: id, holder; from, to date (of what it still holds); or 0
select id, holder, lower(coalesce(held, asked)) as "from", upper(coalesce(held, asked)) - 1 as "to"
from load_run
where client = :#client and coalesce(held, asked) && :#asked::datemultirange
  and (status = 'RUNNING' or status = 'QUEUED' and :#queued::bigint is null)
  and lease_until > clock_timestamp()
order by id
limit 1
