-- Load runs of a client as REST and the terminal show them.
-- params : client text; id bigint|null (only that one); most integer
-- returns: a row per load run: its columns, the newest first
select
  id, trigger, "from", "to", status, stage, received, inserted, changed, unchanged, quarantined, outside,
  windows, windows_done, days, days_done, records_per_second, eta_seconds, requested_at, started_at, finished_at,
  error ->> 'stage' as error_stage, error ->> 'message' as error_message
from load_run
where client = :#client and id = coalesce(:#id::bigint, id)
order by id desc
limit :#most
