-- How many records of a client are open in the quarantine.
-- params : client text
-- returns: 1 row, 1 number
select count(*) from quarantine where client = :#client and status = 'OPEN'
