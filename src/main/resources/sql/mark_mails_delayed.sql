-- Lets the mails behind one that could not be sent wait as long as that one, so that they leave in order.
-- params : client text; id bigint (of that one); own text|null (Message-ID of one that this process has just entered);
--          tries integer, problem text (of that one); next_try_at bigint (microseconds since 1970)
-- returns: nothing
update outbox set
  tries = greatest(tries, :#tries),
  problem = :#problem,
  next_try_at = greatest(next_try_at, timestamptz 'epoch' + :#next_try_at * interval '1 microsecond'),
  sending_until = null
where client = :#client and status = 'WAITING' and id > :#id
  and (sending_until is null or sending_until <= clock_timestamp()
       or message_id = :#own::text)
