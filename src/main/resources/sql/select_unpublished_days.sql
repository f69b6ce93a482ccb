-- Days whose numbers are not, or no longer, in this spreadsheet and tab.
-- params : client text, target text
-- returns: the numbers of a day and updated_at, their version; oldest day first
select day, attempts, unique_users, correct_submissions, success_rate, trial_runs, submissions,
       updated_at
from daily_stats
where client = :#client
  and (published_at is null or published_at < updated_at
       or published_to is distinct from :#target)
order by day
