-- Whether a load run still holds its days, at this very moment.
-- params : load_run_id bigint
-- returns: 1 row: held boolean
select count(*) = 1 as held
from load_run
where id = :#load_run_id and status = 'RUNNING' and lease_until > clock_timestamp()
