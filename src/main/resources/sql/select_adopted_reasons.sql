-- Why rows of a table cannot be taken, without the values the reasons quote.
-- params : none
-- returns: a row per reason, the most frequent first: reason, count (a row with several reasons counts under each)
select regexp_replace(reason, ' \(got .*$', '') as reason, count(*) as count
from adopt_row, unnest(reasons) as reason
where verdict = 'REFUSED'
group by 1
order by count desc, reason
