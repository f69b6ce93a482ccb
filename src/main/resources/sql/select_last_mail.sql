-- The mail of the client's last load run that has one, sent or not.
-- params : client text
-- returns: 1 row: load_run_id, message, created_at, status, newest (load run that has ended, with a mail or without); or 0
select load_run_id, message, created_at, status,
  (select max(r.id) from load_run r where r.client = :#client and r.finished_at is not null) as newest
from outbox
where client = :#client and load_run_id is not null
order by id desc
limit 1
