-- Takes the numbers of whole days from course_stats, where they have just been counted; a row changes only if its numbers
-- do. updated_at is the moment of the change, not of the transaction's start: a day published in between must be due
-- again.
-- params : client text, time_zone text, days date[]
-- returns: 1 row per day that was complete before and whose numbers are different now: day, before, after (attempts)
with before as (
  select day, attempts, unique_users, correct_submissions, trial_runs, submissions
  from daily_stats s
  where client = :#client and day = any(:#days::date[]) and time_zone = :#time_zone
    and exists (select from load_day l where l.client = s.client and l.day = s.day and l.time_zone = s.time_zone and l.over)
), written as (
insert into daily_stats as d (
  client, day, attempts, unique_users, correct_submissions, success_rate, trial_runs, submissions, last_attempt_at,
  time_zone, updated_at)
select
  client, day, attempts, learners, correct, round(100.0 * correct / nullif(submissions, 0), 2), trial_runs, submissions,
  last_attempt_at, time_zone, clock_timestamp()
from course_stats
where client = :#client and day = any(:#days::date[]) and course_id = ''
on conflict (client, day) do update set
  attempts = excluded.attempts,
  unique_users = excluded.unique_users,
  correct_submissions = excluded.correct_submissions,
  success_rate = excluded.success_rate,
  trial_runs = excluded.trial_runs,
  submissions = excluded.submissions,
  last_attempt_at = excluded.last_attempt_at,
  time_zone = excluded.time_zone,
  updated_at = clock_timestamp()
where (d.attempts, d.unique_users, d.correct_submissions, d.success_rate, d.trial_runs, d.submissions, d.last_attempt_at, d.time_zone)
  is distinct from (excluded.attempts, excluded.unique_users, excluded.correct_submissions, excluded.success_rate,
                    excluded.trial_runs, excluded.submissions, excluded.last_attempt_at, excluded.time_zone)
returning day, attempts, unique_users, correct_submissions, trial_runs, submissions
)
select before.day, before.attempts as before, written.attempts as after
from before join written using (day)
where before is distinct from written
order by day
