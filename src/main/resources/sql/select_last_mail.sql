-- The mail of the client's last load run that has one, sent or not.
-- params : client text
-- returns: 1 row: load_run_id, message, created_at, status; or 0
select load_run_id, message, created_at, status
from outbox
where client = :#client and load_run_id is not null
order by id desc
limit 1
