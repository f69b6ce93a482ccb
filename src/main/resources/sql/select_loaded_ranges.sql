-- The time that windows stored so far cover, adjacent ones joined.
-- params : client text
-- returns: a row per range: start, end timestamptz; oldest first
select lower(hours) as start, upper(hours) as "end"
from (
  select unnest(range_agg(tstzrange(start, "end"))) as hours
  from load_window
  where client = :#client and status = 'SUCCEEDED'
) ranges
order by start
