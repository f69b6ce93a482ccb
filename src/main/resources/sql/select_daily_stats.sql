-- The numbers of a range of days, as sheet, page and mail show them.
-- params : client text, from date, to date (inclusive)
-- returns: 1 row per day that has numbers, oldest first
select day, attempts, unique_users, correct_submissions, success_rate, trial_runs, submissions
from daily_stats
where client = :#client and day between :#from and :#to
order by day
