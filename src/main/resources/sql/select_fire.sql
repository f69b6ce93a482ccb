-- Which load run has served a fire of the schedule.
-- params : client text, fire_at bigint|null (microseconds since 1970)
-- returns: 1 row: id; or 0
select id
from load_run
where client = :#client and fire_at = timestamptz 'epoch' + :#fire_at::bigint * interval '1 microsecond'
