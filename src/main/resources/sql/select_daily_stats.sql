-- The numbers of a range of days, as sheet, page and mail show them: not of a day of which only a part is stored.
-- params : client text, from date, to date (inclusive)
-- returns: 1 row per day that has numbers, oldest first
select day, attempts, unique_users, correct_submissions, success_rate, trial_runs, submissions
from daily_stats s
where client = :#client and day between :#from and :#to
  and coalesce(
    (select bool_or(whole) from load_day l where l.client = s.client and l.day = s.day and l.time_zone = s.time_zone), true)
order by day
