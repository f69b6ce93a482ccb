-- Waits until nobody else writes for this client, and keeps others out until the transaction ends.
-- params : client text
-- returns: 1 row
select pg_advisory_xact_lock(hashtextextended('lms ' || current_schema || ' ' || :#client, 0)) is not null as locked
