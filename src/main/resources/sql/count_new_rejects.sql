-- How many of the rows that cannot be taken are not in quarantine yet.
-- params : client text
-- returns: 1 row, 1 number
select count(*)
from adopt_row r
where verdict = 'REFUSED'
  and not exists (select from quarantine q where q.client = :#client and sha256(q.raw) = sha256(r.raw))
