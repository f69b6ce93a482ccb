-- The numbers of every day of a client.
-- params : client text
-- returns: the numbers of a day; oldest day first
select day, attempts, unique_users, correct_submissions, success_rate, trial_runs, submissions
from daily_stats
where client = :#client
order by day
