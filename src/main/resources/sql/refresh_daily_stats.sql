-- Counts whole days anew; a row changes only if its numbers do. updated_at is the moment of the change, not of the
-- transaction's start: a day published in between must be due again.
-- params : client text, time_zone text, days date[], day_starts bigint[] (first instant of each day, microseconds
--          since 1970), start bigint, end bigint (of all of them together)
-- returns: 1 row per day that was complete before and whose numbers are different now: day, before, after (attempts)
with day_starts as (
  select array_agg(timestamptz 'epoch' + first_us * interval '1 microsecond' order by first_us) as instants
  from unnest(:#day_starts::bigint[]) as t (first_us)
), users as ( -- users first: counting them is quicker than sorting all attempts to find the different ones
  select
    width_bucket(created_at, (select instants from day_starts)) as n,
    count(*) as attempts,
    count(*) filter (where attempt_type = 'submit' and is_correct) as correct_submissions,
    count(*) filter (where attempt_type = 'run') as trial_runs,
    count(*) filter (where attempt_type = 'submit') as submissions,
    max(created_at) as last_attempt_at
  from attempts
  where client = :#client
    and created_at >= timestamptz 'epoch' + :#start * interval '1 microsecond'
    and created_at < timestamptz 'epoch' + :#end * interval '1 microsecond'
  group by 1, user_id
), counted as (
  select
    n, sum(attempts)::bigint as attempts, count(*) as unique_users,
    sum(correct_submissions)::bigint as correct_submissions, sum(trial_runs)::bigint as trial_runs,
    sum(submissions)::bigint as submissions, max(last_attempt_at) as last_attempt_at
  from users
  group by n
), before as (
  select day, attempts, unique_users, correct_submissions, trial_runs, submissions
  from daily_stats s
  where client = :#client and day = any(:#days::date[]) and time_zone = :#time_zone
    and exists (select from load_day l where l.client = s.client and l.day = s.day and l.time_zone = s.time_zone and l.over)
), written as (
insert into daily_stats as d (
  client, day, attempts, unique_users, correct_submissions, success_rate, trial_runs, submissions, last_attempt_at,
  time_zone, updated_at)
select
  :#client, days.day, coalesce(attempts, 0), coalesce(unique_users, 0), coalesce(correct_submissions, 0),
  round(100.0 * correct_submissions / nullif(submissions, 0), 2), coalesce(trial_runs, 0), coalesce(submissions, 0),
  last_attempt_at, :#time_zone, clock_timestamp()
from unnest(:#days::date[]) with ordinality as days (day, n)
left join counted on counted.n = days.n
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
