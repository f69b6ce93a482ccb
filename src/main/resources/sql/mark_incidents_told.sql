-- Counts a mail that people got about these incidents.
-- params : ids bigint[]; told_at bigint (microseconds since 1970); message_id text; resolved boolean (it said that
--          they are over)
-- returns: nothing
update incident set
  mailing_until = null,
  mails = mails + 1,
  last_mail_at = timestamptz 'epoch' + :#told_at * interval '1 microsecond',
  message_id = coalesce(message_id, :#message_id),
  resolved_at = case when :#resolved then timestamptz 'epoch' + :#told_at * interval '1 microsecond' end
where id = any(:#ids)
