-- The numbers of days by course. A course key so long that no cell could hold it is cut.
-- params : client text; days date[]; starts, ends bigint[] (of each day the first instant and the first one after it,
--          microseconds since 1970)
-- returns: 1 row per day and course that has attempts: day, course ('' for attempts that name none) and the numbers
select
  t.day,
  left(coalesce(a.course_id, ''), 255) as course,
  count(*) as attempts,
  count(distinct a.user_id) as unique_users,
  count(*) filter (where a.attempt_type = 'submit' and a.is_correct) as correct_submissions,
  round(
    100.0 * count(*) filter (where a.attempt_type = 'submit' and a.is_correct)
    / nullif(count(*) filter (where a.attempt_type = 'submit'), 0), 2) as success_rate,
  count(*) filter (where a.attempt_type = 'run') as trial_runs,
  count(*) filter (where a.attempt_type = 'submit') as submissions
from unnest(:#days::date[], :#starts::bigint[], :#ends::bigint[]) as t (day, first, after)
join attempts a
  on a.client = :#client
  and a.created_at >= timestamptz 'epoch' + t.first * interval '1 microsecond'
  and a.created_at < timestamptz 'epoch' + t.after * interval '1 microsecond'
group by 1, 2
