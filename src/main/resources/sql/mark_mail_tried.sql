-- Writes down what became of a mail that was claimed; it is claimed no longer. Who lost his claim to another changes nothing.
-- params : id bigint; tries integer (of the claim); status text; recipients, refused text[] (who has not got it yet; who
--          was refused this time); problem text|null; unanswered integer (1 = the server got it whole and did not answer);
--          sent_at bigint|null, next_try_at bigint (microseconds since 1970)
-- returns: nothing
update outbox set
  status = :#status,
  recipients = :#recipients::text[],
  refused = refused || :#refused::text[],
  problem = :#problem::text,
  unanswered = unanswered + :#unanswered,
  sent_at = coalesce(sent_at, timestamptz 'epoch' + :#sent_at::bigint * interval '1 microsecond'),
  next_try_at = timestamptz 'epoch' + :#next_try_at * interval '1 microsecond',
  sending_until = null
where id = :#id and status = 'WAITING' and tries = :#tries
