-- Closes a load run with what its windows add up to; a closed one stays as it is. One that reached its end has no more
-- windows than those.
-- params : load_run_id bigint; status text; stage, message text|null (what ended it)
-- returns: nothing
update load_run r set
  status = :#status,
  stage = coalesce(:#stage, 'done'),
  finished_at = clock_timestamp(),
  eta_seconds = null,
  error = case when :#message::text is null then null
          else jsonb_build_object('stage', :#stage::text, 'message', :#message::text) end,
  windows = case when :#message::text is null then w.windows_done else r.windows end,
  windows_done = w.windows_done, days_done = w.days_done,
  received = w.received, inserted = w.inserted, changed = w.changed, unchanged = w.unchanged,
  quarantined = w.quarantined, outside = w.outside,
  records_per_second = w.received / greatest(1, extract(epoch from clock_timestamp() - r.started_at))
from (
  select
    count(*) as windows_done,
    (select count(distinct day)
     from load_day d
     join load_window dw on dw.id = d.load_window_id
     where dw.load_run_id = :#load_run_id and d.whole) as days_done,
    coalesce(sum(received), 0) as received, coalesce(sum(inserted), 0) as inserted,
    coalesce(sum(changed), 0) as changed, coalesce(sum(unchanged), 0) as unchanged,
    coalesce(sum(quarantined), 0) as quarantined, coalesce(sum(outside), 0) as outside
  from load_window
  where load_run_id = :#load_run_id and status = 'SUCCEEDED'
) w
where r.id = :#load_run_id and r.finished_at is null
