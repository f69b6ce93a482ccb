-- Whether a load run still holds its days, at this very moment.
-- params : load_run_id bigint
-- returns: 1 row: held boolean, cancelled boolean (somebody asked to cancel it)
select
  coalesce(bool_or(status = 'RUNNING' and lease_until > clock_timestamp()), false) as held,
  coalesce(bool_or(cancel_requested_at is not null), false) as cancelled
from load_run
where id = :#load_run_id
