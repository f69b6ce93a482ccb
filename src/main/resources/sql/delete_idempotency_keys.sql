-- Forgets the keys of a client that are older than seven days.
-- params : client text
-- returns: nothing
delete from idempotency_key
where client = :#client and created_at < now() - interval '7 days'
