-- Enters a mail in the outbox; one that was entered before stays as it is.
-- params : client, message_id, subject text; message bytea; load_run_id, reminds bigint|null; recipients text[];
--          status text; created_at bigint (microseconds since 1970); sending_seconds, recipient_seconds bigint (how long
--          nobody else sends it, and more for each recipient)
-- returns: nothing
insert into outbox
  (client, message_id, subject, message, load_run_id, reminds, recipients, status, created_at, next_try_at, sending_until)
select
  :#client, :#message_id, :#subject, :#message, :#load_run_id::bigint, :#reminds::bigint, :#recipients::text[], :#status,
  c.at, c.at,
  clock_timestamp() + (:#sending_seconds + :#recipient_seconds * cardinality(:#recipients::text[])) * interval '1 second'
from (select timestamptz 'epoch' + :#created_at * interval '1 microsecond' as at) c
on conflict (message_id) do nothing
