-- Enters a mail in the outbox; one that was entered before stays as it is.
-- params : client, message_id, subject text; message bytea; load_run_id, reminds bigint|null; recipients text[];
--          status text; created_at, sending_until bigint (microseconds since 1970; nobody else sends it until then)
-- returns: nothing
insert into outbox
  (client, message_id, subject, message, load_run_id, reminds, recipients, status, created_at, next_try_at, sending_until)
select
  :#client, :#message_id, :#subject, :#message, :#load_run_id::bigint, :#reminds::bigint, :#recipients::text[], :#status,
  c.at, c.at, timestamptz 'epoch' + :#sending_until * interval '1 microsecond'
from (select timestamptz 'epoch' + :#created_at * interval '1 microsecond' as at) c
on conflict (message_id) do nothing
