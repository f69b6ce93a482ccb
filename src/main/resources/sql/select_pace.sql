-- What a client's days bring, and how fast the API gives it, by the last 56 days and 50 windows it loaded. What a record
-- adds to a request's time is the slope of a line through the windows; where their sizes do not explain their times
-- (fewer than ten windows, or less than half of the variance) it is not known, and a request takes what it takes.
-- params : client, time_zone text
-- returns: 1 row: records_a_day (mean, null without such a day); requests (windows that tell); seconds_a_request,
--          seconds_a_record (null without any; the latter 0 where it is not known)
with days as (
  select distinct on (d.day) d.received
  from load_day d
  join load_window w on w.id = d.load_window_id
  join load_run r on r.id = w.load_run_id and r.trigger <> 'REPLAY'
  where d.client = :#client and d.time_zone = :#time_zone and d.over
  order by d.day desc, d.load_window_id desc
  limit 56
), windows as (
  select w.seconds::double precision as seconds, w.received::double precision as received
  from load_window w
  join load_run r on r.id = w.load_run_id and r.trigger <> 'REPLAY'
  where w.client = :#client and w.status = 'SUCCEEDED' and w.seconds is not null
  order by w.id desc
  limit 50
), line as (
  select
    count(*) as requests, avg(seconds) as seconds, avg(received) as received,
    case when count(*) >= 10 and regr_r2(seconds, received) >= 0.5
      then greatest(0, regr_slope(seconds, received)) else 0 end as slope
  from windows
)
select
  (select avg(received)::double precision from days) as records_a_day,
  requests,
  greatest(0, seconds - slope * received) as seconds_a_request,
  least(slope, seconds / nullif(received, 0)) as seconds_a_record
from line
