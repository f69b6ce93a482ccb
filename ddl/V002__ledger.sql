-- What was asked, what came, what was stored: the source of truth for coverage, schedule and backfill.

create table load_run (
  id                 bigint generated always as identity primary key,
  client             text        not null,
  trigger            text        not null check (trigger in ('SCHEDULE', 'CATCH_UP', 'MANUAL', 'BACKFILL', 'REPLAY')),
  "from"             date        not null,
  "to"               date        not null,
  time_zone          text        not null,
  status             text        not null check (status in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'WARNING', 'FAILED', 'CANCELLED')),
  stage              text,
  received           bigint      not null default 0,
  inserted           bigint      not null default 0,
  changed            bigint      not null default 0,
  unchanged          bigint      not null default 0,
  quarantined        bigint      not null default 0,
  outside            bigint      not null default 0,
  windows            integer     not null default 0,
  windows_done       integer     not null default 0,
  days               integer     not null default 0,
  days_done          integer     not null default 0,
  records_per_second bigint,
  eta_seconds        bigint,
  requested_at       timestamptz not null default now(),
  started_at         timestamptz,
  finished_at        timestamptz,
  error              jsonb,
  holder             text,
  lease_until        timestamptz
);

create index load_run_open on load_run (client) where finished_at is null;

comment on table load_run is 'LMS Analytics Pipeline: one execution of the pipeline for a range of days';
comment on column load_run.id is 'number of the load run';
comment on column load_run.client is 'the university';
comment on column load_run.trigger is 'why it exists: SCHEDULE, CATCH_UP, MANUAL, BACKFILL, REPLAY';
comment on column load_run."from" is 'first day';
comment on column load_run."to" is 'last day, inclusive';
comment on column load_run.time_zone is 'the zone whose calendar days are meant';
comment on column load_run.status is 'QUEUED, RUNNING, SUCCEEDED, WARNING = stored but needs a look, FAILED, CANCELLED';
comment on column load_run.stage is 'the stage it is in, or was in when it ended';
comment on column load_run.received is 'elements in the replies = inserted + changed + unchanged + quarantined + outside';
comment on column load_run.inserted is 'attempts stored for the first time';
comment on column load_run.changed is 'attempts known before that came back different and were updated';
comment on column load_run.unchanged is 'attempts known before that came back equal';
comment on column load_run.quarantined is 'records that failed validation';
comment on column load_run.outside is 'records whose created_at is not in the window asked for';
comment on column load_run.windows is 'windows planned';
comment on column load_run.windows_done is 'windows committed';
comment on column load_run.days is 'days planned';
comment on column load_run.days_done is 'days committed';
comment on column load_run.records_per_second is 'records received per second so far';
comment on column load_run.eta_seconds is 'expected seconds to the end; null when unknown or ended';
comment on column load_run.requested_at is 'when it was asked for';
comment on column load_run.started_at is 'when it claimed its days';
comment on column load_run.finished_at is 'when it reached its terminal status';
comment on column load_run.error is 'null, or {"stage": …, "message": …} of what ended it';
comment on column load_run.holder is 'host and process that holds the claim';
comment on column load_run.lease_until is 'the claim on the days lapses then unless renewed';
comment on index load_run_open is 'finds the load runs that hold or want days';

create table load_window (
  id           bigint generated always as identity primary key,
  load_run_id  bigint      not null references load_run,
  client       text        not null,
  start        timestamptz not null,
  "end"        timestamptz not null,
  status       text        not null check (status in ('SUCCEEDED', 'FAILED')),
  tries        integer     not null,
  http_status  integer,
  bytes        bigint,
  sha256       bytea,
  seconds      numeric(12, 3),
  received     bigint      not null default 0,
  inserted     bigint      not null default 0,
  changed      bigint      not null default 0,
  unchanged    bigint      not null default 0,
  quarantined  bigint      not null default 0,
  outside      bigint      not null default 0,
  absent       bigint,
  requested_at timestamptz not null,
  finished_at  timestamptz not null default now()
);

create index load_window_of_run on load_window (load_run_id);

comment on table load_window is 'LMS Analytics Pipeline: one window asked of the API and its receipt';
comment on column load_window.id is 'number of the window';
comment on column load_window.load_run_id is 'the load run it belongs to';
comment on column load_window.client is 'the university';
comment on column load_window.start is 'first instant asked for';
comment on column load_window."end" is 'first instant not asked for';
comment on column load_window.status is 'SUCCEEDED = committed with its receipt, FAILED = nothing of it was stored';
comment on column load_window.tries is 'requests it took';
comment on column load_window.http_status is 'HTTP status of the last reply; null when none came';
comment on column load_window.bytes is 'length of the last reply''s body, decompressed';
comment on column load_window.sha256 is 'SHA-256 of that body; null when it was not read to the end';
comment on column load_window.seconds is 'seconds from the last request to the commit or the failure';
comment on column load_window.received is 'elements in the reply';
comment on column load_window.inserted is 'attempts stored for the first time';
comment on column load_window.changed is 'attempts that came back different, updated';
comment on column load_window.unchanged is 'attempts that came back equal';
comment on column load_window.quarantined is 'records that failed validation';
comment on column load_window.outside is 'records not in the window';
comment on column load_window.absent is 'attempts stored earlier that the reply lacks; they stay; null when not counted';
comment on column load_window.requested_at is 'when the last request was sent';
comment on column load_window.finished_at is 'when it was committed or given up';
comment on index load_window_of_run is 'the windows of a load run';

create table load_day (
  load_window_id bigint  not null references load_window,
  client         text    not null,
  day            date    not null,
  time_zone      text    not null,
  received       bigint  not null,
  inserted       bigint  not null,
  changed        bigint  not null,
  unchanged      bigint  not null,
  quarantined    bigint  not null,
  over           boolean not null,
  degraded       boolean not null,
  primary key (load_window_id, day)
);

create index load_day_of_client on load_day (client, day);

comment on table load_day is 'LMS Analytics Pipeline: what a committed window brought for each of its days';
comment on column load_day.load_window_id is 'the window';
comment on column load_day.client is 'the university';
comment on column load_day.day is 'the calendar day in time_zone';
comment on column load_day.time_zone is 'the zone whose calendar day is meant';
comment on column load_day.received is 'records of that day: inserted + changed + unchanged + quarantined';
comment on column load_day.inserted is 'attempts stored for the first time';
comment on column load_day.changed is 'attempts that came back different, updated';
comment on column load_day.unchanged is 'attempts that came back equal';
comment on column load_day.quarantined is 'records that failed validation; one without a readable time counts to the day of the record before it';
comment on column load_day.over is 'whether the day had ended when the window was asked for; only then can it be complete';
comment on column load_day.degraded is 'whether its quarantined records exceeded the error budget';
comment on index load_day_of_client is 'coverage of a client by day';
