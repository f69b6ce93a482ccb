-- Nothing of LTI was kept, the rest well: a time with its zone, 0 and 1 for the result.
create schema analytics;
create table analytics.attempts (
  "User_ID"    char(32),
  attempt_type varchar(6),
  is_correct   smallint,
  created_at   timestamptz,
  comment      text
);

insert into analytics.attempts ("User_ID", attempt_type, is_correct, created_at)
select
  lpad(to_hex(n % 3 + 1), 32, '0'), case when n % 2 = 1 then 'submit' else 'run' end, case when n % 2 = 1 then n % 4 / 3 end,
  timestamptz '2023-05-20 00:30:00Z' + n * interval '2 hours'
from generate_series(0, 131) as n;
