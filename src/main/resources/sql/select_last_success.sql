-- When the last load run of a client that succeeded ended.
-- params : client text
-- returns: 1 row, 1 timestamptz|null
select max(finished_at)
from load_run
where client = :#client and status = 'SUCCEEDED'
