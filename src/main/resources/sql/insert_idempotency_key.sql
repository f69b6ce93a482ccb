-- Remembers what was asked for with a key.
-- params : client, key, request text; load_run_id bigint
-- returns: nothing
insert into idempotency_key (client, key, request, load_run_id)
values (:#client, :#key, :#request, :#load_run_id)
