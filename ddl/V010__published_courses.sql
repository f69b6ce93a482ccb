-- What of the sheet's second tab, day × course, is published. Filled only where SHEET_COURSES is set.

create table published_courses (
  client           text        not null,
  day              date        not null,
  published_to     text        not null,
  courses          text[]      not null,
  load_window_id   bigint      not null,
  stats_updated_at timestamptz not null,
  published_at     timestamptz not null,
  primary key (client, day)
);

comment on table published_courses is 'LMS Analytics Pipeline: days whose courses are in the second tab of the sheet';
comment on column published_courses.client is 'the university';
comment on column published_courses.day is 'the calendar day';
comment on column published_courses.published_to is 'spreadsheet and tab they were written to';
comment on column published_courses.courses is 'the courses the day has a row for, as the rows name them';
comment on column published_courses.load_window_id is 'the last window that had brought anything for the day when its courses were counted, 0 = none';
comment on column published_courses.stats_updated_at is 'daily_stats.updated_at at that time; with load_window_id it tells whether the day has changed since';
comment on column published_courses.published_at is 'when they were seen to be in the sheet';
