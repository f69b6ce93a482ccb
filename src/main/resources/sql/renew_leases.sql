-- Keeps the claims of this process alive; a claim that has lapsed stays lapsed.
-- params : holder text, lease_seconds integer
-- returns: nothing
update load_run set lease_until = clock_timestamp() + :#lease_seconds * interval '1 second'
where holder = :#holder and status = 'RUNNING' and lease_until > clock_timestamp()
