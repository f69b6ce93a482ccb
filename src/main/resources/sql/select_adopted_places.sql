-- A page of those places.
-- params : after bigint (n of the last one of the page before, 0 for the first page)
-- returns: a row per place: n, place, url; none after the last page
select n, place, url from adopt_place
where n > :#after
order by n
limit 1000
