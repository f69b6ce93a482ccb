-- Tables that may hold attempts, with their columns: those called attempts in any schema, or the one that is named, which
-- may be a view too.
-- params : own_schema text (of our tables); schema, name text|null (the table named)
-- returns: a row per column, in the table's order: schema, name, col, type text; is_table, owned (may be renamed by us),
--          readable, ours (made by this program), ready (our table attempts is there) boolean
select
  n.nspname as schema, c.relname as name, a.attname as col, format_type(a.atttypid, null) as type,
  c.relkind in ('r', 'p') as is_table,
  pg_has_role(c.relowner, 'usage') as owned,
  has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as readable,
  coalesce(obj_description(c.oid, 'pg_class') like 'LMS Analytics Pipeline:%', false) as ours,
  exists (
    select from pg_class o
    where o.relname = 'attempts' and o.relnamespace = (select oid from pg_namespace where nspname = :#own_schema)
      and obj_description(o.oid, 'pg_class') like 'LMS Analytics Pipeline:%'
  ) as ready
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relname = coalesce(:#name::text, 'attempts')
  and n.nspname = coalesce(:#schema::text, n.nspname)
  and n.nspname <> 'information_schema' and not starts_with(n.nspname, 'pg_')
  and (c.relkind in ('r', 'p') or :#name::text is not null and c.relkind in ('v', 'm', 'f'))
  and not c.relispartition
order by n.nspname, c.relname, a.attnum
