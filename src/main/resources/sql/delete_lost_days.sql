-- Takes away the numbers of days that are none of the zone that counts now, once all days of it are counted.
-- params : client, time_zone text
-- returns: nothing
with of_courses as (
  delete from course_stats
  where client = :#client and time_zone <> :#time_zone
), of_learners as (
  delete from learner_stats s
  using daily_stats d
  where s.client = :#client and d.client = s.client and d.day = s.day and d.time_zone <> :#time_zone
)
delete from daily_stats
where client = :#client and time_zone <> :#time_zone
