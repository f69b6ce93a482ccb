-- The windows that the open records of a client came in.
-- params : client text
-- returns: a row per window: start, end; the oldest first, of those with one start the one loaded last at the end
select w.start, w."end"
from quarantine q
join load_window w on w.load_run_id = q.load_run_id and w.start = q.window_start and w.status = 'SUCCEEDED'
where q.client = :#client and q.status = 'OPEN'
group by w.start, w."end"
order by w.start, max(w.id)
