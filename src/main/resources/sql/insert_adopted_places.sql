-- Collects the different places in courses that rows to take name: far fewer than rows.
-- params : none
-- returns: nothing
insert into adopt_place (place, url)
select distinct place, coalesce(lis_outcome_service_url, '')
from adopt_row
where verdict = 'NEW' and (place <> '' or lis_outcome_service_url is not null)
