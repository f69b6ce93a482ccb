-- Open incidents that a mail has to do with; nobody else decides on them until the transaction ends.
-- params : client text; causes text[]; load_runs boolean (also those of every other cause, but for overdue days)
-- returns: a row per incident: id, cause, opened_at, last_mail_at, mails, message_id, mailing_until; oldest first
select id, cause, opened_at, last_mail_at, mails, message_id, mailing_until
from incident
where client = :#client and resolved_at is null
  and (cause = any(:#causes::text[]) or :#load_runs and cause not like 'overdue %')
order by opened_at, id
for update
