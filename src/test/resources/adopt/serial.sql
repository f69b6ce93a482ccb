-- The kind most often met: a serial id, varchar columns, a boolean, UTC written down without a zone, and a unique key over
-- columns that may be null, which protects none of the rows that have one.
create table public.attempts (
  id                      serial primary key,
  user_id                 varchar(64) not null,
  oauth_consumer_key      varchar(255),
  lis_result_sourcedid    varchar(512),
  lis_outcome_service_url varchar(512),
  is_correct              boolean,
  attempt_type            varchar(10),
  created_at              timestamp,
  unique (user_id, lis_result_sourcedid, created_at)
);

insert into public.attempts (
  user_id, oauth_consumer_key, lis_result_sourcedid, lis_outcome_service_url, is_correct, attempt_type, created_at)
select
  student, '', 'course-v1:Uni+PY+R1:lms.example.org-' || repeat('a', 31) || n % 2 || ':' || student,
  case when n % 2 = 0 then 'https://lms.example.org/grade' end,
  case when n % 2 = 1 then n % 4 = 1 end, case when n % 2 = 1 then 'submit' else 'run' end,
  timestamp '2023-05-26 00:30:00' + n * interval '2 hours' + (n % 3) * interval '1 microsecond'
from (select n, lpad(to_hex(n % 3 + 1), 32, '0') as student from generate_series(0, 59) as n) as rows;

insert into public.attempts (user_id, oauth_consumer_key, is_correct, attempt_type, created_at) values
  (repeat('f', 32), '', true, 'submit', '2023-05-28 12:00:00'),
  (repeat('f', 32), '', false, 'submit', '2023-05-28 12:00:00'),
  (repeat('f', 32), '', null, 'debug', '2023-05-29 12:00:00.5');
