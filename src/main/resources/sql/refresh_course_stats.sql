-- Counts whole days anew, by course and as a whole; a row changes only if its numbers do. A course that a day had
-- before and has no more is left with zeros: nobody needs the right to delete.
-- params : client text, time_zone text, days date[], day_starts bigint[] (first instant of each day, microseconds
--          since 1970), start bigint, end bigint (of all of them together)
-- returns: nothing
with day_starts as (
  select array_agg(timestamptz 'epoch' + first_us * interval '1 microsecond' order by first_us) as instants
  from unnest(:#day_starts::bigint[]) as t (first_us)
), attempt as ( -- few learners have attempts in many hours: what follows has little left to count
  select
    width_bucket(created_at, (select instants from day_starts)) as n, course_id, user_id,
    extract(hour from created_at at time zone :#time_zone)::int as hour,
    count(*) as attempts,
    count(*) filter (where attempt_type = 'run') as trial_runs,
    count(*) filter (where attempt_type = 'submit') as submissions,
    count(*) filter (where attempt_type = 'submit' and is_correct is not null) as graded,
    count(*) filter (where attempt_type = 'submit' and is_correct) as correct
  from attempts
  where client = :#client
    and created_at >= timestamptz 'epoch' + :#start * interval '1 microsecond'
    and created_at < timestamptz 'epoch' + :#end * interval '1 microsecond'
  group by 1, 2, 3, 4
), by_course as (
  select n, course_id, hour, user_id, attempts, trial_runs, submissions, graded, correct
  from attempt
  where course_id is not null
  union all
  select n, '', hour, user_id, attempts, trial_runs, submissions, graded, correct
  from attempt
), learner as (
  select
    n, course_id, sum(attempts) as attempts, sum(trial_runs) as trial_runs, sum(submissions) as submissions,
    sum(graded) as graded, sum(correct) as correct
  from by_course
  group by n, course_id, user_id
), counted as (
  select
    n, course_id, count(*) as learners, sum(attempts) as attempts, sum(trial_runs) as trial_runs,
    sum(submissions) as submissions, sum(graded) as graded, sum(correct) as correct
  from learner
  group by n, course_id
), hours as (
  select n, course_id, jsonb_object_agg(hour, attempts) as by_hour
  from (select n, course_id, hour, sum(attempts) as attempts from by_course group by 1, 2, 3) as an_hour
  group by 1, 2
), day as (
  select day, n from unnest(:#days::date[]) with ordinality as t (day, n)
), wanted as (
  select day, n, '' as course_id from day
  union
  select day, n, course_id from counted join day using (n)
  union
  select day, n, course_id from course_stats join day using (day) where client = :#client
)
insert into course_stats as s (
  client, day, course_id, attempts, learners, trial_runs, submissions, graded, correct, by_hour, time_zone, updated_at)
select
  :#client, day, course_id, coalesce(attempts, 0), coalesce(learners, 0), coalesce(trial_runs, 0),
  coalesce(submissions, 0), coalesce(graded, 0), coalesce(correct, 0), coalesce(by_hour, '{}'), :#time_zone,
  clock_timestamp()
from wanted
left join counted using (n, course_id)
left join hours using (n, course_id)
on conflict (client, day, course_id) do update set
  attempts = excluded.attempts,
  learners = excluded.learners,
  trial_runs = excluded.trial_runs,
  submissions = excluded.submissions,
  graded = excluded.graded,
  correct = excluded.correct,
  by_hour = excluded.by_hour,
  time_zone = excluded.time_zone,
  updated_at = clock_timestamp()
where (s.attempts, s.learners, s.trial_runs, s.submissions, s.graded, s.correct, s.by_hour, s.time_zone)
  is distinct from (excluded.attempts, excluded.learners, excluded.trial_runs, excluded.submissions, excluded.graded,
                    excluded.correct, excluded.by_hour, excluded.time_zone)
