-- Closes the load runs of a client whose process has ended without a word.
-- params : client text
-- returns: nothing
update load_run set
  status = 'FAILED',
  finished_at = now(),
  error = jsonb_build_object('stage', coalesce(stage, 'claim'), 'message', 'process ended')
where client = :#client and status = 'RUNNING' and lease_until <= clock_timestamp()
