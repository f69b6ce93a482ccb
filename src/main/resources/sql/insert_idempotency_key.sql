-- Remembers what was asked for with a key; one that is older than seven days is as good as new.
-- params : client, key, request text; load_run_id bigint
-- returns: nothing
insert into idempotency_key (client, key, request, load_run_id)
values (:#client, :#key, :#request, :#load_run_id)
on conflict (client, key) do update set
  request = excluded.request, load_run_id = excluded.load_run_id, created_at = now()
