-- Everything is text under the API's own names, times as the clock of the script's machine in Moscow showed them, results
-- in every spelling the script's versions had.
create table public.grader_log (
  row_number   text,
  lti_user_id  text,
  sourcedid    text,
  is_correct   text,
  attempt_type text,
  "When"       text
);

insert into public.grader_log
select
  n::text, lpad(to_hex(n % 3 + 1), 32, '0'),
  'course-v1:Uni+PY+R1:lms.example.org-' || repeat('c', 32) || ':' || lpad(to_hex(n % 3 + 1), 32, '0'),
  (array['0', '1', 'true', 'False', '1.0', '', 'None', '0.00', ' 1 '])[n % 9 + 1], 'submit',
  to_char(timestamp '2023-05-26 00:30:00' + n * (interval '2 hours' + interval '1 microsecond'), 'YYYY-MM-DD"T"HH24:MI:SS.US')
from generate_series(0, 59) as n;

insert into public.grader_log values
  ('60', repeat('d', 32), 'NaN', 'maybe', 'submit', '2023-05-28T10:00:00'),
  ('61', repeat('d', 32), 'NaN', 'true', 'run', 'yesterday'),
  ('62', repeat('d', 32), 'NaN', '', 'run', '2023-05-29T01:00:00+00:00');
