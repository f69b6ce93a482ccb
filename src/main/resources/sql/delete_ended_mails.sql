-- Lets old mails go that wait for nothing any more.
-- params : client text; before bigint (microseconds since 1970)
-- returns: nothing
delete from outbox
where client = :#client and status <> 'WAITING'
  and created_at < timestamptz 'epoch' + :#before * interval '1 microsecond'
