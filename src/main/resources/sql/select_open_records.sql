-- A page of the open records that a window brought, in the order they first came: as many as fit into 4 MiB, but one
-- at least and 500 at most.
-- params : client text; start, end bigint (of the window, microseconds since 1970); after bigint (id of the last
--          record of the page before)
-- returns: a row per record: id, raw; none after the last page
select id, raw
from (
  select id, raw, sum(octet_length(raw)) over (order by id) - octet_length(raw) as bytes_before
  from (
    select id, raw
    from quarantine q
    where client = :#client and status = 'OPEN' and id > :#after
      and window_start = timestamptz 'epoch' + :#start * interval '1 microsecond'
      and exists (
        select from load_window w
        where w.load_run_id = q.load_run_id and w.start = q.window_start and w.status = 'SUCCEEDED'
          and w."end" = timestamptz 'epoch' + :#end * interval '1 microsecond'
      )
    order by id
    limit 500
  ) next
) sized
where bytes_before < 4194304
order by id
