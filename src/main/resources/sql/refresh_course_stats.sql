-- Counts whole days anew from their attempts: by course, as a whole, and by learner and task. A row changes only if its
-- numbers do. What a day had before and has no more is left with zeros: nobody needs the right to delete.
-- A course key so long that no index could hold it is cut.
-- params : client text, time_zone text, days date[], day_starts bigint[] (first instant of each day, microseconds
--          since 1970), start bigint, end bigint (of all of them together)
-- returns: nothing
with day_starts as (
  select array_agg(timestamptz 'epoch' + first_us * interval '1 microsecond' order by first_us) as instants
  from unnest(:#day_starts::bigint[]) as t (first_us)
), day as (
  select day, n from unnest(:#days::date[]) with ordinality as t (day, n)
), attempt as (
  select
    width_bucket(created_at, (select instants from day_starts)) as n, left(course_id, 255) as course_id, user_id, task_id,
    count(*) as attempts,
    count(*) filter (where attempt_type = 'run') as trial_runs,
    count(*) filter (where attempt_type = 'submit') as submissions,
    count(*) filter (where attempt_type = 'submit' and is_correct is not null) as graded,
    count(*) filter (where attempt_type = 'submit' and is_correct) as correct,
    min(created_at) filter (where attempt_type = 'submit' and is_correct is not null) as first_graded_at,
    min(created_at) filter (where attempt_type = 'submit' and is_correct) as first_correct_at,
    max(created_at) as last_attempt_at
  from attempts
  where client = :#client
    and created_at >= timestamptz 'epoch' + :#start * interval '1 microsecond'
    and created_at < timestamptz 'epoch' + :#end * interval '1 microsecond'
  group by 1, 2, 3, 4
), an_hour as ( -- a scan of its own: groups of learner, task and hour would be nearly as many as attempts
  select
    width_bucket(created_at, (select instants from day_starts)) as n, left(course_id, 255) as course_id,
    date_part('hour', created_at at time zone :#time_zone)::int as hour,
    count(*) as attempts
  from attempts
  where client = :#client
    and created_at >= timestamptz 'epoch' + :#start * interval '1 microsecond'
    and created_at < timestamptz 'epoch' + :#end * interval '1 microsecond'
  group by 1, 2, 3
), work as (
  select
    day, course_id, user_id, task_id, attempts::int as attempts, graded::int as graded, correct::int as correct,
    coalesce(first_graded_at = first_correct_at, false) as first_correct
  from attempt join day using (n)
), known as (
  select day, course_id, user_id, task_id, attempts, graded, correct, first_correct
  from learner_stats
  where client = :#client and day = any(:#days::date[])
), of_learners as (
insert into learner_stats (client, day, course_id, user_id, task_id, attempts, graded, correct, first_correct)
select
  :#client, coalesce(w.day, k.day), coalesce(w.course_id, k.course_id), coalesce(w.user_id, k.user_id),
  coalesce(w.task_id, k.task_id), coalesce(w.attempts, 0), coalesce(w.graded, 0), coalesce(w.correct, 0),
  coalesce(w.first_correct, false)
from work w
full join known k -- null equal to null, and hashed all the same
  on (w.day, w.user_id, coalesce(w.course_id, ''), coalesce(w.task_id, ''), w.course_id is null, w.task_id is null)
   = (k.day, k.user_id, coalesce(k.course_id, ''), coalesce(k.task_id, ''), k.course_id is null, k.task_id is null)
where (w.attempts > 0 or k.attempts > 0)
  and (w.attempts, w.graded, w.correct, w.first_correct)
    is distinct from (k.attempts, k.graded, k.correct, k.first_correct)
on conflict (client, course_id, user_id, task_id, day) do update set
  attempts = excluded.attempts,
  graded = excluded.graded,
  correct = excluded.correct,
  first_correct = excluded.first_correct
), learner as (
  select
    n, course_id, user_id, sum(attempts) as attempts, sum(trial_runs) as trial_runs, sum(submissions) as submissions,
    sum(graded) as graded, sum(correct) as correct, max(last_attempt_at) as last_attempt_at
  from attempt
  group by 1, 2, 3
), counted as (
  select
    n, course_id, count(*) as learners, sum(attempts) as attempts, sum(trial_runs) as trial_runs,
    sum(submissions) as submissions, sum(graded) as graded, sum(correct) as correct,
    max(last_attempt_at) as last_attempt_at
  from learner
  where course_id is not null
  group by 1, 2
  union all
  select
    n, '', count(distinct user_id), sum(attempts), sum(trial_runs), sum(submissions), sum(graded), sum(correct),
    max(last_attempt_at)
  from learner
  group by 1
), hours as (
  select n, course_id, jsonb_object_agg(hour, attempts) as by_hour
  from an_hour
  where course_id is not null
  group by 1, 2
  union all
  select n, '', jsonb_object_agg(hour, attempts)
  from (select n, hour, sum(attempts) as attempts from an_hour group by 1, 2) as of_all
  group by 1
), wanted as (
  select day, n, '' as course_id from day
  union
  select day, n, course_id from counted join day using (n)
  union
  select day, n, course_id from course_stats join day using (day) where client = :#client
)
insert into course_stats as s (
  client, day, course_id, attempts, learners, trial_runs, submissions, graded, correct, by_hour, last_attempt_at,
  time_zone, updated_at)
select
  :#client, day, course_id, coalesce(attempts, 0), coalesce(learners, 0), coalesce(trial_runs, 0),
  coalesce(submissions, 0), coalesce(graded, 0), coalesce(correct, 0), coalesce(by_hour, '{}'), last_attempt_at,
  :#time_zone, clock_timestamp()
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
  last_attempt_at = excluded.last_attempt_at,
  time_zone = excluded.time_zone,
  updated_at = clock_timestamp()
where (s.attempts, s.learners, s.trial_runs, s.submissions, s.graded, s.correct, s.by_hour, s.last_attempt_at, s.time_zone)
  is distinct from (excluded.attempts, excluded.learners, excluded.trial_runs, excluded.submissions, excluded.graded,
                    excluded.correct, excluded.by_hour, excluded.last_attempt_at, excluded.time_zone)
