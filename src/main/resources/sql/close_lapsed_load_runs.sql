-- Closes the load runs of a client whose process has ended without a word, with what their committed windows add up to; and
-- ends the session of one that still has a window open: a process that was stopped while it was sending would keep the
-- client's lock for ever.
-- params : client text, process_ended text (what their error says)
-- returns: a row per session ended
with closed as (
  update load_run r set
    status = 'FAILED',
    finished_at = now(),
    eta_seconds = null,
    error = jsonb_build_object('stage', coalesce(lapsed.stage, 'claim'), 'message', :#process_ended::text),
    windows_done = w.windows_done, days_done = w.days_done,
    received = w.received, inserted = w.inserted, changed = w.changed, unchanged = w.unchanged,
    quarantined = w.quarantined, outside = w.outside
  from load_run lapsed
  cross join lateral (
    select
      count(*) as windows_done,
      (select count(distinct day)
       from load_day d
       join load_window dw on dw.id = d.load_window_id
       where dw.load_run_id = lapsed.id and d.whole) as days_done,
      coalesce(sum(received), 0) as received, coalesce(sum(inserted), 0) as inserted,
      coalesce(sum(changed), 0) as changed, coalesce(sum(unchanged), 0) as unchanged,
      coalesce(sum(quarantined), 0) as quarantined, coalesce(sum(outside), 0) as outside
    from load_window
    where load_run_id = lapsed.id and status = 'SUCCEEDED'
  ) w
  where lapsed.client = :#client and lapsed.status = 'RUNNING' and lapsed.lease_until <= clock_timestamp()
    and r.id = lapsed.id and r.status = 'RUNNING'
  returning r.id
)
select pg_terminate_backend(session.pid) as ended
from closed
join pg_stat_activity session
  on session.application_name = 'lms load run ' || closed.id
  and session.datname = current_database() and session.usename = current_user
