-- The load run whose turn it is: the one that has waited longest, whoever queued it, once none of the client runs.
-- params : client text
-- returns: 1 row: id, trigger, from, to; or 0
select id, trigger, "from", "to"
from load_run
where client = :#client and status = 'QUEUED'
  and not exists (
    select from load_run
    where client = :#client and status = 'RUNNING' and lease_until > clock_timestamp()
  )
order by id
limit 1
