-- Days the sheet is to show: not those of which only a part is stored.
-- params : client text, target text (spreadsheet and tab)
-- returns: the numbers of a day, updated_at (their version), published boolean (whether this tab was seen to show them);
--          oldest day first
select
  day, attempts, unique_users, correct_submissions, success_rate, trial_runs, submissions, updated_at,
  coalesce(published_at >= updated_at and published_to = :#target, false) as published
from daily_stats s
where client = :#client
  and coalesce(
    (select bool_or(whole) from load_day l where l.client = s.client and l.day = s.day and l.time_zone = s.time_zone), true)
order by day
