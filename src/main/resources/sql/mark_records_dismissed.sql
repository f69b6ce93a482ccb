-- Dismisses open records: those with a reason that begins so, those that have not come since; all without either.
-- params : client text; reason text|null; before bigint|null (microseconds since 1970)
-- returns: 1 row, 1 number: how many
with dismissed as (
  update quarantine set status = 'DISMISSED'
  where client = :#client and status = 'OPEN'
    and (:#reason::text is null or exists (select from unnest(reasons) as r where starts_with(r, :#reason)))
    and (:#before::bigint is null or last_seen_at < timestamptz 'epoch' + :#before::bigint * interval '1 microsecond')
  returning id
)
select count(*) from dismissed
