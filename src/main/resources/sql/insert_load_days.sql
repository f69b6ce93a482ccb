-- Writes down what a window brought for each of its days.
-- params : load_window_id bigint; client, time_zone text; days date[]; received, inserted, changed, unchanged,
--          quarantined bigint[]; over, degraded boolean[]
-- returns: nothing
insert into load_day (
  load_window_id, client, day, time_zone, received, inserted, changed, unchanged, quarantined, over, degraded)
select :#load_window_id, :#client, day, :#time_zone, received, inserted, changed, unchanged, quarantined, over, degraded
from unnest(
  :#days::date[], :#received::bigint[], :#inserted::bigint[], :#changed::bigint[], :#unchanged::bigint[],
  :#quarantined::bigint[], :#over::boolean[], :#degraded::boolean[]
) as t (day, received, inserted, changed, unchanged, quarantined, over, degraded)
