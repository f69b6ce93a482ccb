-- The day's numbers by course: dashboards show a year of them without reading the year's attempts.

create table course_stats (
  client      text        not null,
  day         date        not null,
  course_id   text        not null,
  attempts    bigint      not null,
  learners    bigint      not null,
  trial_runs  bigint      not null,
  submissions bigint      not null,
  graded      bigint      not null,
  correct     bigint      not null,
  by_hour     jsonb       not null,
  time_zone   text        not null,
  updated_at  timestamptz not null default now(),
  primary key (client, day, course_id)
);

comment on table course_stats is 'LMS Analytics Pipeline: numbers of a day by course, kept in the transaction of the attempts they count';
comment on column course_stats.client is 'the university';
comment on column course_stats.day is 'the calendar day in time_zone';
comment on column course_stats.course_id is 'the course; empty = the whole day: all courses, and attempts of no known course';
comment on column course_stats.attempts is 'all attempts';
comment on column course_stats.learners is 'distinct user_id';
comment on column course_stats.trial_runs is 'attempts of type run';
comment on column course_stats.submissions is 'attempts of type submit, those not graded yet included';
comment on column course_stats.graded is 'submissions that are graded';
comment on column course_stats.correct is 'submissions graded correct';
comment on column course_stats.by_hour is 'attempts by the hour of the day in time_zone, {"9": 12, …}; an hour the clocks repeat counts as one';
comment on column course_stats.time_zone is 'the zone whose calendar day is meant';
comment on column course_stats.updated_at is 'when the numbers last changed';

-- Days that were counted before this table was there.
with attempt as (
  select
    d.client, d.day, d.time_zone, c.course_id, a.user_id, a.attempt_type, a.is_correct,
    extract(hour from a.created_at at time zone d.time_zone) as hour
  from daily_stats d
  join attempts a
    on a.client = d.client
    and a.created_at >= d.day::timestamp at time zone d.time_zone
    and a.created_at < (d.day + 1)::timestamp at time zone d.time_zone
  cross join lateral (values (a.course_id), ('')) as c (course_id)
  where c.course_id is not null
), hours as (
  select client, day, course_id, jsonb_object_agg(hour, attempts) as by_hour
  from (select client, day, course_id, hour, count(*) as attempts from attempt group by 1, 2, 3, 4) as an_hour
  group by 1, 2, 3
)
insert into course_stats (
  client, day, course_id, attempts, learners, trial_runs, submissions, graded, correct, by_hour, time_zone)
select
  client, day, course_id, count(*), count(distinct user_id),
  count(*) filter (where attempt_type = 'run'),
  count(*) filter (where attempt_type = 'submit'),
  count(*) filter (where attempt_type = 'submit' and is_correct is not null),
  count(*) filter (where attempt_type = 'submit' and is_correct),
  by_hour, time_zone
from attempt
join hours using (client, day, course_id)
group by client, day, course_id, by_hour, time_zone
union all
select client, day, '', 0, 0, 0, 0, 0, 0, '{}', time_zone
from daily_stats
where attempts = 0;

-- What asks for a month of attempts reads that part of the table and no more. Attempts come in the order of their time, so
-- an index of ranges does: it is a few hundred kilobytes in a year, and loads do not notice it.
create index attempts_by_time on attempts using brin (created_at) with (pages_per_range = 32);

comment on index attempts_by_time is 'where in the table a time is: for the dashboards'' questions about weeks and months';
