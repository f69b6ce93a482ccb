-- Says what became of quarantined records that were validated again: one that is stored now is REPLAYED, one refused
-- again gets today's reasons. Where and how often they came stays as it was.
-- params : id bigint[]; reasons text[] (those of one record joined by line feeds, null where it is stored)
-- returns: nothing
update quarantine q set
  status = case when t.reasons is null then 'REPLAYED' else q.status end,
  reasons = coalesce(string_to_array(t.reasons, E'\n'), q.reasons)
from unnest(:#id::bigint[], :#reasons::text[]) as t (id, reasons)
where q.id = t.id
