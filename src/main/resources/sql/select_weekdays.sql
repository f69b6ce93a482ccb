-- Days to judge, and the same weekday of the eight weeks before each; of both only what was loaded after its end.
-- params : client, time_zone text; days date[]
-- returns: for each day a row for itself, then one per weekday before, the latest first: day (the one to judge), known
--          (the one the row tells of), attempts, last_attempt_at, others (how many other days are loaded in all)
with loaded as (
  select day, attempts, last_attempt_at, count(*) over () - 1 as others
  from daily_stats s
  where client = :#client and time_zone = :#time_zone
    and exists (select from load_day l where l.client = s.client and l.day = s.day and l.time_zone = s.time_zone and l.over)
)
select judged.day, known.day as known, known.attempts, known.last_attempt_at, known.others
from loaded as judged
cross join generate_series(0, 56, 7) as days_before
join loaded as known on known.day = judged.day - days_before
where judged.day = any(:#days::date[])
order by judged.day, known.day desc
