-- A mail server may take a mail and never say so: such a mail is sent once more, and not for ever.

alter table outbox add column unanswered integer not null default 0;
alter table outbox drop constraint outbox_status_check;
alter table outbox add constraint outbox_status_check
  check (status in ('WAITING', 'SENT', 'UNCONFIRMED', 'UNWANTED', 'OVERTAKEN', 'GIVEN_UP'));

comment on column outbox.unanswered is 'how often the mail server got it whole and did not say whether it took it';
comment on column outbox.status is 'WAITING = to be sent, SENT = taken by the mail server or written to a file, UNCONFIRMED = handed over whole twice without an answer, UNWANTED = MAIL_ON asks for none, OVERTAKEN = a newer mail about its incident leaves instead, GIVEN_UP = after 7 days, or unreadable, or refused for every recipient';
