-- Names the session after the load run whose window it writes, until the transaction ends.
-- params : load_run_id bigint
-- returns: 1 row
select set_config('application_name', 'lms load run ' || :#load_run_id::bigint, true) is not null as named
