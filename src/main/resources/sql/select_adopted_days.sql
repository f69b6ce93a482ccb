-- What a table that is adopted has for each day.
-- params : time_zone text (what a day is)
-- returns: a row per day, oldest first, and a last one for rows that tell no day: day date|null; fresh, duplicate, known,
--          refused; silence (seconds, the longest time of the day without any row); exact boolean (its times have
--          microseconds)
select
  day,
  count(*) filter (where verdict = 'NEW') as fresh,
  count(*) filter (where verdict = 'DUPLICATE') as duplicate,
  count(*) filter (where verdict = 'KNOWN') as known,
  count(*) filter (where verdict = 'REFUSED') as refused,
  coalesce(extract(epoch from greatest(
    max(silence), (day + 1)::timestamp at time zone :#time_zone::text - max(created_at))), 0)::bigint as silence,
  coalesce(bool_or(extract(microseconds from created_at)::bigint % 1000 <> 0), false) as exact
from (
  select
    day, verdict, created_at,
    created_at - coalesce(
      lag(created_at) over (partition by day order by created_at), day::timestamp at time zone :#time_zone::text) as silence
  from adopt_row
) as spaced
group by day
order by day
