-- Waits until nobody else does this for the client, and keeps others out until the transaction ends.
-- params : client, purpose text (write = a window's rows; claim = entering a load run in the ledger)
-- returns: 1 row
select pg_advisory_xact_lock(
  hashtextextended('lms ' || :#purpose || ' ' || current_schema || ' ' || :#client, 0)) is not null as locked
