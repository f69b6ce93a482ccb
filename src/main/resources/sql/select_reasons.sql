-- The reasons of a client's open records, without the values they quote.
-- params : client text
-- returns: a row per reason, the most frequent first: reason, count (of records; one with several reasons counts under
--          each), length (bytes of the record that came first with it), raw (that record, null if over 64 KiB)
select reason, count, octet_length(raw) as length, case when octet_length(raw) <= 65536 then raw end as raw
from (
  select regexp_replace(r, ' \(got .*$', '') as reason, count(distinct id) as count, min(id) as first
  from quarantine, unnest(reasons) as r
  where client = :#client and status = 'OPEN'
  group by 1
) grouped
join quarantine on id = first
order by count desc, reason
