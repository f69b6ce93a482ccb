-- Keeps the claims of this process alive; a claim that has lapsed stays lapsed.
-- params : holder text, lease_seconds integer
-- returns: 1 row per load run whose claim is alive: id, cancelled boolean (somebody asked to cancel it)
update load_run set lease_until = clock_timestamp() + :#lease_seconds * interval '1 second'
where holder = :#holder and status in ('QUEUED', 'RUNNING') and lease_until > clock_timestamp()
returning id, cancel_requested_at is not null as cancelled
