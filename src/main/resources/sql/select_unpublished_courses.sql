-- Days whose courses are not, or no longer, in this spreadsheet and tab. A day's totals may stay the same while its
-- courses change: what counts is whether a window has brought anything since.
-- params : client text, target text
-- returns: day, updated_at and load_window_id (the versions of the day's numbers and attempts), courses (text[], those
--          that have a row in the tab); oldest day first
select
  s.day, s.updated_at, brought.load_window_id,
  case when p.published_to = :#target then p.courses else '{}' end as courses
from daily_stats s
left join published_courses p on p.client = s.client and p.day = s.day
cross join lateral (
  select
    coalesce(max(load_window_id) filter (where inserted + changed > 0), 0) as load_window_id,
    coalesce(bool_or(whole) filter (where time_zone = s.time_zone), true) as whole
  from load_day l
  where l.client = s.client and l.day = s.day
) brought
where s.client = :#client and brought.whole
  and (p.published_to, p.stats_updated_at, p.load_window_id)
    is distinct from (:#target, s.updated_at, brought.load_window_id)
order by s.day
