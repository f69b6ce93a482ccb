-- Load runs that hold any of these days, running or waiting in the queue.
-- params : client, asked text (a datemultirange)
-- returns: a row each, the oldest first: id, trigger, holder; from, to (first and last of these days that it holds)
select
  id, trigger, holder,
  lower(coalesce(held, asked) * :#asked::datemultirange) as "from",
  upper(coalesce(held, asked) * :#asked::datemultirange) - 1 as "to"
from load_run
where client = :#client and coalesce(held, asked) && :#asked::datemultirange
  and status in ('QUEUED', 'RUNNING') and lease_until > clock_timestamp()
order by id
