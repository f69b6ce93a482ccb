-- Says that a process is sending a mail about these incidents, or no longer.
-- params : ids bigint[]; mailing_until bigint|null (microseconds since 1970)
-- returns: nothing
update incident
set mailing_until = timestamptz 'epoch' + :#mailing_until::bigint * interval '1 microsecond'
where id = any(:#ids)
