-- How many attempts of a window are stored already.
-- params : client text, start bigint, end bigint (microseconds since 1970)
-- returns: 1 row, 1 number
select count(*)
from attempts
where client = :#client
  and created_at >= timestamptz 'epoch' + :#start * interval '1 microsecond'
  and created_at < timestamptz 'epoch' + :#end * interval '1 microsecond'
