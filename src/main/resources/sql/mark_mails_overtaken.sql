-- Takes reminders back that wait, because a newer mail about their incident leaves; one that is being sent is let go.
-- params : client text; incidents bigint[]
-- returns: nothing
update outbox set status = 'OVERTAKEN'
where client = :#client and status = 'WAITING' and reminds = any(:#incidents)
  and (sending_until is null or sending_until <= clock_timestamp())
