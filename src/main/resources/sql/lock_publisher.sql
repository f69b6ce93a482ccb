-- Waits for the turn to write the client's sheet, and keeps others out until the transaction ends. It may be idle while
-- Google takes its time.
-- params : client text, wait text (how long to wait at most, as in 60s)
-- returns: 1 row; error 55P03 when the time is up
with patience as materialized (
  select set_config('lock_timeout', :#wait, true), set_config('idle_in_transaction_session_timeout', '0', true)
)
select
  pg_advisory_xact_lock(hashtextextended('lms publish ' || current_schema || ' ' || :#client, 0)) is not null as locked
from patience
