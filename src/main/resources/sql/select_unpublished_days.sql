-- Days whose numbers are not, or no longer, in this spreadsheet and tab; not those of which only a part is stored.
-- params : client text, target text
-- returns: the numbers of a day and updated_at, their version; oldest day first
select day, attempts, unique_users, correct_submissions, success_rate, trial_runs, submissions,
       updated_at
from daily_stats s
where client = :#client
  and (published_at is null or published_at < updated_at
       or published_to is distinct from :#target)
  and coalesce(
    (select bool_or(whole) from load_day l where l.client = s.client and l.day = s.day and l.time_zone = s.time_zone), true)
order by day
