-- What was asked for with a key in the last seven days.
-- params : client, key text
-- returns: 1 row: request, load_run_id; or 0
select request, load_run_id
from idempotency_key
where client = :#client and key = :#key and created_at > now() - interval '7 days'
