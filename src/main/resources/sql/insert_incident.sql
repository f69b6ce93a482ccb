-- Opens an incident, unless its cause has an open one, or there is no cause.
-- params : client text; cause, message_id text|null; opened_at bigint, last_mail_at bigint|null (microseconds since
--          1970); mails integer
-- returns: nothing
insert into incident (client, cause, opened_at, last_mail_at, mails, message_id)
select
  :#client, :#cause::text, timestamptz 'epoch' + :#opened_at * interval '1 microsecond',
  timestamptz 'epoch' + :#last_mail_at::bigint * interval '1 microsecond', :#mails, :#message_id::text
where :#cause::text is not null
on conflict (client, cause) where resolved_at is null do nothing
