-- Cancels a load run that waits; asks one that runs to end; one that has ended stays as it is.
-- params : client text, load_run_id bigint
-- returns: 1 row, its status now; or 0
update load_run set
  status = case status when 'QUEUED' then 'CANCELLED' else status end,
  finished_at = case status when 'QUEUED' then clock_timestamp() end,
  cancel_requested_at = coalesce(cancel_requested_at, clock_timestamp())
where client = :#client and id = :#load_run_id and finished_at is null
returning status
