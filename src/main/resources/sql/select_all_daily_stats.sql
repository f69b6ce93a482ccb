-- The numbers of every day of a client, but for days of which only a part is stored.
-- params : client text
-- returns: the numbers of a day; oldest day first
select day, attempts, unique_users, correct_submissions, success_rate, trial_runs, submissions
from daily_stats s
where client = :#client
  and coalesce(
    (select bool_or(whole) from load_day l where l.client = s.client and l.day = s.day and l.time_zone = s.time_zone), true)
order by day
