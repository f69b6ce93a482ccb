-- What the service needs to know besides: which days exactly, which fire of the schedule, how a day's last hours went.

alter table load_run add column asked datemultirange;
update load_run set asked = datemultirange(daterange("from", "to", '[]'));
alter table load_run alter column asked set not null;
alter table load_run add column fire_at timestamptz;
alter table load_run add column cancel_requested_at timestamptz;

create unique index load_run_of_fire on load_run (client, fire_at);

comment on column load_run.asked is 'the days it asks for, exactly: there may be gaps between "from" and "to"';
comment on column load_run.fire_at is 'the fire of the schedule it serves; each is served once';
comment on column load_run.cancel_requested_at is 'when somebody asked to cancel it';
comment on index load_run_of_fire is 'a fire of the schedule is served by one load run, whoever rings';

alter table daily_stats add column last_attempt_at timestamptz;

comment on column daily_stats.last_attempt_at is 'time of the day''s last attempt; null without attempts';
