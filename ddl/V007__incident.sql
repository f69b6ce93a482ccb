-- Repeated failures of one cause are one incident: people hear of it when it begins, now and then, and when it is over.

create table incident (
  id            bigint generated always as identity primary key,
  client        text        not null,
  cause         text        not null,
  opened_at     timestamptz not null,
  last_mail_at  timestamptz,
  mails         integer     not null default 0,
  message_id    text,
  mailing_until timestamptz,
  resolved_at   timestamptz
);

create unique index incident_open on incident (client, cause) where resolved_at is null;

comment on table incident is 'LMS Analytics Pipeline: failures of one cause, told as one';
comment on column incident.id is 'number of the incident';
comment on column incident.client is 'the university';
comment on column incident.cause is 'stage and kind of the failure, as in extract API; or overdue and the day';
comment on column incident.opened_at is 'when it failed first';
comment on column incident.last_mail_at is 'when people last got a mail about it; null = not yet';
comment on column incident.mails is 'how many mails about it people got';
comment on column incident.message_id is 'Message-ID of the first one; the others refer to it';
comment on column incident.mailing_until is 'a process is sending a mail about it, until then at most; null = none is';
comment on column incident.resolved_at is 'when people got the mail that it is over; null = open';
comment on index incident_open is 'a cause of a client has one open incident';
