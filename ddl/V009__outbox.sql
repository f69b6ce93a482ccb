-- Mails leave through here: written in the transaction of what they tell, sent after it, and again until they are out.

create table outbox (
  id            bigint generated always as identity primary key,
  client        text        not null,
  load_run_id   bigint,
  reminds       bigint,
  message_id    text        not null unique,
  subject       text        not null,
  message       bytea       not null,
  recipients    text[]      not null,
  refused       text[]      not null default '{}',
  status        text        not null check (status in ('WAITING', 'SENT', 'UNWANTED', 'OVERTAKEN', 'GIVEN_UP')),
  created_at    timestamptz not null,
  sent_at       timestamptz,
  tries         integer     not null default 0,
  next_try_at   timestamptz not null,
  problem       text,
  sending_until timestamptz
);

create index outbox_waiting on outbox (client, id) where status = 'WAITING';

comment on table outbox is 'LMS Analytics Pipeline: mails, on their way and, for 90 days, those that ended';
comment on column outbox.id is 'number of the mail; mails leave in this order';
comment on column outbox.client is 'the university';
comment on column outbox.load_run_id is 'the load run it tells of; null = a day that is late, or a load run that never began';
comment on column outbox.reminds is 'the open incident it tells of not for the first time; null = any other mail';
comment on column outbox.message_id is 'its Message-ID, the same however often it is sent';
comment on column outbox.subject is 'its subject';
comment on column outbox.message is 'the whole MIME message as it leaves when it is not late';
comment on column outbox.recipients is 'addresses that have not got it yet; empty as well where no mail server is configured';
comment on column outbox.refused is 'addresses that the mail server refused for good';
comment on column outbox.status is 'WAITING = to be sent, SENT = taken by the mail server or written to a file, UNWANTED = MAIL_ON asks for none, OVERTAKEN = a newer mail about its incident leaves instead, GIVEN_UP = after 7 days, or every recipient refused';
comment on column outbox.created_at is 'when it was written';
comment on column outbox.sent_at is 'when the first recipient got it, or its file was written; null = nobody has';
comment on column outbox.tries is 'how often it, or the one before it that stood in its way, was tried; sets the wait before the next try';
comment on column outbox.next_try_at is 'when it is tried next; any new mail tries all that wait';
comment on column outbox.problem is 'why the last try failed, or who was refused; null = nothing did';
comment on column outbox.sending_until is 'a process is sending it, until then at most; null = none is';
comment on column incident.last_mail_at is 'when the last mail about it was written; null = none yet';
comment on column incident.mails is 'how many mails about it were written, those overtaken by a newer one included';
comment on index outbox_message_id_key is 'a mail is entered once';
comment on index outbox_waiting is 'finds the mails to be sent';
