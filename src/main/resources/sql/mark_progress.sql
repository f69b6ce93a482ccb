-- Writes down how far running load runs are; their end is written by close_load_run.sql.
-- params : load_run_ids bigint[]; stages text[]; received, inserted, changed, unchanged, quarantined, outside bigint[];
--          windows, windows_done, days_done integer[]; records_per_second, eta_seconds bigint[] (eta null when unknown)
-- returns: nothing
update load_run r set
  stage = p.stage, received = p.received, inserted = p.inserted, changed = p.changed, unchanged = p.unchanged,
  quarantined = p.quarantined, outside = p.outside, windows = p.windows, windows_done = p.windows_done, days_done = p.days_done,
  records_per_second = p.records_per_second, eta_seconds = p.eta_seconds
from unnest(
  :#load_run_ids::bigint[], :#stages::text[], :#received::bigint[], :#inserted::bigint[], :#changed::bigint[],
  :#unchanged::bigint[], :#quarantined::bigint[], :#outside::bigint[], :#windows::integer[],
  :#windows_done::integer[], :#days_done::integer[], :#records_per_second::bigint[], :#eta_seconds::bigint[]
) as p (id, stage, received, inserted, changed, unchanged, quarantined, outside, windows, windows_done, days_done,
        records_per_second, eta_seconds)
where r.id = p.id and r.status = 'RUNNING'
