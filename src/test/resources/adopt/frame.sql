-- A data frame written with its index: results are floating-point numbers with NaN, times are text without a fraction at
-- microsecond 0, and each day's frame was appended once more when the script was started again.
create table public.attempts (
  index                   bigint,
  user_id                 text,
  is_correct              double precision,
  attempt_type            text,
  created_at              text,
  oauth_consumer_key      text,
  lis_result_sourcedid    text,
  lis_outcome_service_url text
);

insert into public.attempts
select
  n, lpad(to_hex(n % 3 + 1), 32, '0'), case when n % 2 = 1 then n % 4 / 3 else double precision 'NaN' end,
  case when n % 2 = 1 then 'submit' else 'run' end,
  (timestamp '2023-05-26 00:30:00' + n * interval '2 hours' + (n % 2) * interval '1500 microseconds')::text,
  '', 'course-v1%3AUni%2BPY%2BR1:lms.example.org-' || repeat('b', 32) || ':' || lpad(to_hex(n % 3 + 1), 32, '0'), null
from generate_series(0, 59) as n, generate_series(1, 2);

insert into public.attempts (index, user_id, is_correct, attempt_type, created_at) values
  (60, null, 1, 'submit', '2023-05-27 10:00:00'),
  (61, repeat('e', 300), 'NaN', 'run', '2023-02-29 10:00:00'),
  (62, repeat('e', 32), 0.5, 'submit', '2023-05-27 10:00:00.123456');
