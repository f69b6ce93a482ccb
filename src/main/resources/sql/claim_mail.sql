-- Claims the oldest mail that waits, so that one process at a time sends it.
-- params : client text; after bigint (number of the last one looked at); own text|null (Message-ID of one that this
--          process has just entered); every boolean (also those whose next try is not due yet); now bigint (microseconds
--          since 1970); sending_seconds, recipient_seconds bigint (how long sending takes at most, and more for each)
-- returns: 1 row: id, message_id, message, recipients (by comma), created_at, sent_at, tries (this one included),
--          unanswered, problem (of the last one); or 0 if none waits
update outbox set
  tries = tries + 1,
  sending_until = clock_timestamp()
    + (:#sending_seconds + :#recipient_seconds * cardinality(recipients)) * interval '1 second'
where id = (
  select o.id
  from outbox o
  where o.client = :#client and o.status = 'WAITING' and o.id > :#after
    and (o.next_try_at <= timestamptz 'epoch' + :#now * interval '1 microsecond' or :#every)
    and (o.sending_until is null or o.sending_until <= clock_timestamp() or o.message_id = :#own::text and o.tries = 0)
  order by o.id
  limit 1
  for update of o skip locked
)
returning id, message_id, message, array_to_string(recipients, ',') as recipients, created_at, sent_at, tries,
  unanswered, problem
