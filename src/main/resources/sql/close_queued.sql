-- Ends a load run that waited and has nothing to do; one that runs or has ended stays as it is.
-- params : load_run_id bigint
-- returns: nothing
update load_run set status = 'SUCCEEDED', stage = 'done', windows = 0, finished_at = clock_timestamp()
where id = :#load_run_id and status = 'QUEUED'
