-- How many rows the table has that is adopted.
-- params : none
-- returns: 1 row, 1 number
select count(*) from adopt_source
