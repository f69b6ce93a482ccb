-- The numbers people read, one row per client and day.

create table daily_stats (
  client              text        not null,
  day                 date        not null,
  attempts            bigint      not null,
  unique_users        bigint      not null,
  correct_submissions bigint      not null,
  success_rate        numeric(5, 2),
  trial_runs          bigint      not null,
  submissions         bigint      not null,
  time_zone           text        not null,
  updated_at          timestamptz not null default now(),
  published_at        timestamptz,
  published_to        text,
  primary key (client, day)
);

comment on table daily_stats is 'LMS Analytics Pipeline: numbers of a day, kept in the transaction of the attempts they count';
comment on column daily_stats.client is 'the university';
comment on column daily_stats.day is 'the calendar day in time_zone';
comment on column daily_stats.attempts is 'all attempts';
comment on column daily_stats.unique_users is 'distinct user_id; a person in two courses counts twice, because ids are per course';
comment on column daily_stats.correct_submissions is 'submissions graded correct';
comment on column daily_stats.success_rate is 'correct_submissions / submissions × 100, two decimals, half up; null without submissions';
comment on column daily_stats.trial_runs is 'attempts of type run';
comment on column daily_stats.submissions is 'attempts of type submit, those not graded yet included';
comment on column daily_stats.time_zone is 'the zone whose calendar day is meant';
comment on column daily_stats.updated_at is 'when the numbers last changed';
comment on column daily_stats.published_at is 'when these numbers were written to the sheet; null or before updated_at = not published';
comment on column daily_stats.published_to is 'spreadsheet and tab they were written to';
