-- Writes down what a window brought for each of its days; where a day came in parts, what they brought so far.
-- params : load_window_id bigint; client, time_zone text; days date[]; received, inserted, changed, unchanged,
--          quarantined bigint[]; whole, over, degraded boolean[]
-- returns: nothing
insert into load_day (
  load_window_id, client, day, time_zone, received, inserted, changed, unchanged, quarantined, whole, over,
  degraded)
select
  :#load_window_id, :#client, day, :#time_zone, received, inserted, changed, unchanged, quarantined, whole, over,
  degraded
from unnest(
  :#days::date[], :#received::bigint[], :#inserted::bigint[], :#changed::bigint[], :#unchanged::bigint[],
  :#quarantined::bigint[], :#whole::boolean[], :#over::boolean[], :#degraded::boolean[]
) as t (day, received, inserted, changed, unchanged, quarantined, whole, over, degraded)
