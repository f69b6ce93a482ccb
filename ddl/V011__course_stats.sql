-- The day's numbers by course, and by learner and task: dashboards show a year of them without reading its attempts.

create table course_stats (
  client          text        not null,
  day             date        not null,
  course_id       text        not null,
  attempts        bigint      not null,
  learners        bigint      not null,
  trial_runs      bigint      not null,
  submissions     bigint      not null,
  graded          bigint      not null,
  correct         bigint      not null,
  by_hour         jsonb       not null,
  last_attempt_at timestamptz,
  time_zone       text        not null,
  updated_at      timestamptz not null default now(),
  primary key (client, day, course_id)
);

comment on table course_stats is 'LMS Analytics Pipeline: numbers of a day by course, kept in the transaction of the attempts they count';
comment on column course_stats.client is 'the university';
comment on column course_stats.day is 'the calendar day in time_zone';
comment on column course_stats.course_id is 'the course, 255 characters of its key; empty = the whole day: all courses, and attempts of no known course';
comment on column course_stats.attempts is 'all attempts';
comment on column course_stats.learners is 'distinct user_id';
comment on column course_stats.trial_runs is 'attempts of type run';
comment on column course_stats.submissions is 'attempts of type submit, those not graded yet included';
comment on column course_stats.graded is 'submissions that are graded';
comment on column course_stats.correct is 'submissions graded correct';
comment on column course_stats.by_hour is 'attempts by the hour of the day in time_zone, {"9": 12, …}; an hour the clocks repeat counts as one';
comment on column course_stats.last_attempt_at is 'time of the day''s last attempt; null without attempts';
comment on column course_stats.time_zone is 'the zone whose calendar day is meant';
comment on column course_stats.updated_at is 'when the numbers last changed';

create table learner_stats (
  client        text    not null,
  day           date    not null,
  course_id     text,
  user_id       text    not null,
  task_id       text,
  attempts      integer not null,
  graded        integer not null,
  correct       integer not null,
  first_correct boolean not null
);

-- A year is read in the order of this index, from the index alone: grouping costs no sorting then. A load touches only
-- the pages of those who learn now.
create unique index learner_stats_identity on learner_stats (client, course_id, user_id, task_id, day)
  include (attempts, graded, correct, first_correct) nulls not distinct;

-- Days come in their order, so an index of ranges does: it takes next to no room, and loads do not notice it.
create index learner_stats_by_day on learner_stats using brin (day) with (pages_per_range = 32);

-- Without it the planner believes in few groups, and has a year's in a hash that does not fit into memory.
create statistics learner_stats_groups (ndistinct) on course_id, user_id, task_id from learner_stats;

comment on table learner_stats is 'LMS Analytics Pipeline: numbers of a day by learner and task, kept in the transaction of the attempts they count';
comment on column learner_stats.client is 'the university';
comment on column learner_stats.day is 'the calendar day in the zone that daily_stats names';
comment on column learner_stats.course_id is 'the course, 255 characters of its key; null = attempts of no known course';
comment on column learner_stats.user_id is 'the learner, as attempts have it';
comment on column learner_stats.task_id is 'the task; null = attempts of no known task';
comment on column learner_stats.attempts is 'all attempts; 0 = there were some once, and the API says otherwise now';
comment on column learner_stats.graded is 'submissions that are graded';
comment on column learner_stats.correct is 'submissions graded correct';
comment on column learner_stats.first_correct is 'whether the day''s first graded submission is correct';
comment on index learner_stats_identity is 'one row per learner, task and day, null equal to null; holds all that the dashboards ask for';
comment on index learner_stats_by_day is 'where in the table a day is: for questions about weeks and months';
comment on statistics learner_stats_groups is 'how many learners and tasks there are together';

-- Days that were counted before these tables were there.
with attempt as (
  select
    d.client, d.day, d.time_zone, c.course_id, a.user_id, a.attempt_type, a.is_correct, a.created_at,
    extract(hour from a.created_at at time zone d.time_zone) as hour
  from daily_stats d
  join attempts a
    on a.client = d.client
    and a.created_at >= d.day::timestamp at time zone d.time_zone
    and a.created_at < (d.day + 1)::timestamp at time zone d.time_zone
  cross join lateral (values (left(a.course_id, 255)), ('')) as c (course_id)
  where c.course_id is not null
), hours as (
  select client, day, course_id, jsonb_object_agg(hour, attempts) as by_hour
  from (select client, day, course_id, hour, count(*) as attempts from attempt group by 1, 2, 3, 4) as an_hour
  group by 1, 2, 3
)
insert into course_stats (
  client, day, course_id, attempts, learners, trial_runs, submissions, graded, correct, by_hour, last_attempt_at,
  time_zone)
select
  client, day, course_id, count(*), count(distinct user_id),
  count(*) filter (where attempt_type = 'run'),
  count(*) filter (where attempt_type = 'submit'),
  count(*) filter (where attempt_type = 'submit' and is_correct is not null),
  count(*) filter (where attempt_type = 'submit' and is_correct),
  by_hour, max(created_at), time_zone
from attempt
join hours using (client, day, course_id)
group by client, day, course_id, by_hour, time_zone
union all
select client, day, '', 0, 0, 0, 0, 0, 0, '{}', null, time_zone
from daily_stats
where attempts = 0;

insert into learner_stats (client, day, course_id, user_id, task_id, attempts, graded, correct, first_correct)
select
  client, day, course_id, user_id, task_id, count(*), count(is_correct), count(*) filter (where is_correct),
  coalesce(min(created_at) filter (where is_correct is not null) = min(created_at) filter (where is_correct), false)
from (
  select
    a.client, d.day, left(a.course_id, 255) as course_id, a.user_id, a.task_id, a.created_at,
    case when a.attempt_type = 'submit' then a.is_correct end as is_correct
  from daily_stats d
  join attempts a
    on a.client = d.client
    and a.created_at >= d.day::timestamp at time zone d.time_zone
    and a.created_at < (d.day + 1)::timestamp at time zone d.time_zone
) as attempt
group by client, day, course_id, user_id, task_id
order by day;
