-- Who holds any of these days.
-- params : client text; from, to date
-- returns: 1 row: id, holder, from, to; or 0
select id, holder, "from", "to"
from load_run
where client = :#client and status = 'RUNNING' and "from" <= :#to and "to" >= :#from
order by id
limit 1
