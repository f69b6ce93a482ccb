-- Where the rows of a table that is adopted lie while it is decided what becomes of them; gone with the transaction.
-- The rules of sql/insert_adopted_rows.sql read dates as text: here is how they are written, and room to sort in.
set local datestyle = 'ISO, YMD';
set local work_mem = '64MB';

create temp table adopt_row (
  day                     date,
  verdict                 text not null, -- NEW, KNOWN = stored already, DUPLICATE = of another row, REFUSED
  created_at              timestamptz,
  user_id                 text,
  attempt_type            text,
  is_correct              boolean,
  oauth_consumer_key      text,
  lis_result_sourcedid    text,
  lis_outcome_service_url text,
  place                   text not null,
  reasons                 text[] not null,
  raw                     bytea
) on commit drop;

create temp table adopt_place (
  n         bigint generated always as identity,
  place     text not null,
  url       text not null,
  course_id text,
  task_id   text
) on commit drop;
