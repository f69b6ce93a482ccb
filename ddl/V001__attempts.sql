-- What the graders' attempts are and what could not be read of them.

create table attempts (
  client                  text        not null,
  user_id                 text        not null,
  attempt_type            text        not null,
  created_at              timestamptz not null,
  is_correct              boolean,
  course_id               text,
  task_id                 text,
  oauth_consumer_key      text,
  lis_result_sourcedid    text,
  lis_outcome_service_url text,
  first_seen_at           timestamptz not null default now()
);

-- created_at comes first: a day's load touches only the right edge of the index, however large the table is.
create unique index attempts_identity
  on attempts (created_at, client, user_id, attempt_type, lis_result_sourcedid) nulls not distinct;

comment on table attempts is 'LMS Analytics Pipeline: one row per attempt of a student, as the grader recorded it';
comment on column attempts.client is 'the university, the grader API''s own word';
comment on column attempts.user_id is 'the grader''s lti_user_id: an anonymous id, normally per course';
comment on column attempts.attempt_type is 'run = trial run, submit = submission';
comment on column attempts.created_at is 'when the grader recorded the attempt';
comment on column attempts.is_correct is 'whether the submission was correct; null for trial runs and for submissions not graded yet';
comment on column attempts.course_id is 'course key, decoded from lis_result_sourcedid or else lis_outcome_service_url; null where neither says';
comment on column attempts.task_id is 'block of the course, decoded like course_id';
comment on column attempts.oauth_consumer_key is 'LTI consumer key as it came';
comment on column attempts.lis_result_sourcedid is 'LTI result id as it came: course, block and user';
comment on column attempts.lis_outcome_service_url is 'LTI outcome URL as it came; stored, never fetched';
comment on column attempts.first_seen_at is 'when the load that first brought this attempt began its transaction';
comment on index attempts_identity is 'identity of an attempt: the same values are the same attempt, null equal to null';

create table quarantine (
  id            bigint generated always as identity primary key,
  client        text        not null,
  load_run_id   bigint      not null,
  window_start  timestamptz not null,
  raw           bytea       not null,
  reasons       text[]      not null,
  status        text        not null default 'OPEN' check (status in ('OPEN', 'REPLAYED', 'DISMISSED')),
  first_seen_at timestamptz not null default now(),
  last_seen_at  timestamptz not null default now(),
  times_seen    bigint      not null default 1
);

create unique index quarantine_identity on quarantine (client, sha256(raw));

comment on table quarantine is 'LMS Analytics Pipeline: records that failed validation, byte for byte, with every reason';
comment on column quarantine.id is 'number of the quarantined record';
comment on column quarantine.client is 'the university whose reply held the record';
comment on column quarantine.load_run_id is 'the load run that saw it last';
comment on column quarantine.window_start is 'start of the window whose reply held it last';
comment on column quarantine.raw is 'the bytes of the record as they stood in the reply';
comment on column quarantine.reasons is 'every violation: field, problem and, where it names nobody, the value';
comment on column quarantine.status is 'OPEN, REPLAYED = accepted by a later validation, DISMISSED = looked at and left';
comment on column quarantine.first_seen_at is 'when it came first';
comment on column quarantine.last_seen_at is 'when it came last';
comment on column quarantine.times_seen is 'how many times the same bytes have come';
comment on index quarantine_identity is 'one row per client and bytes, however often they come';
