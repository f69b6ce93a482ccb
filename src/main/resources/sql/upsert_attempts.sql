-- Stores attempts of different identity: new ones are inserted, known ones updated if they came back different.
-- params : client text; user_id, attempt_type, course_id, task_id, oauth_consumer_key, lis_result_sourcedid,
--          lis_outcome_service_url text[]; created_at bigint[] (microseconds since 1970); is_correct boolean[];
--          day_starts bigint[] (microseconds, first instant of each day of the window)
-- returns: a row per day that has any: day (its number, from 0), inserted, changed; the rest was unchanged
with incoming as (
  select * from unnest(
    :#user_id::text[], :#attempt_type::text[], :#created_at::bigint[], :#is_correct::boolean[], :#course_id::text[],
    :#task_id::text[], :#oauth_consumer_key::text[], :#lis_result_sourcedid::text[], :#lis_outcome_service_url::text[]
  ) as t (user_id, attempt_type, created_us, is_correct, course_id, task_id,
          oauth_consumer_key, lis_result_sourcedid, lis_outcome_service_url)
), stored as (
  insert into attempts as a (
    client, user_id, attempt_type, created_at, is_correct, course_id, task_id,
    oauth_consumer_key, lis_result_sourcedid, lis_outcome_service_url)
  select
    :#client, user_id, attempt_type, timestamptz 'epoch' + created_us * interval '1 microsecond', is_correct,
    course_id, task_id, oauth_consumer_key, lis_result_sourcedid, lis_outcome_service_url
  from incoming
  on conflict (created_at, client, user_id, attempt_type, lis_result_sourcedid) do update set
    is_correct = excluded.is_correct,
    course_id = excluded.course_id,
    task_id = excluded.task_id,
    oauth_consumer_key = excluded.oauth_consumer_key,
    lis_outcome_service_url = excluded.lis_outcome_service_url
  where (a.is_correct, a.course_id, a.task_id, a.oauth_consumer_key, a.lis_outcome_service_url)
    is distinct from (excluded.is_correct, excluded.course_id, excluded.task_id,
                      excluded.oauth_consumer_key, excluded.lis_outcome_service_url)
  returning a.created_at, a.xmax = 0 as is_new
), days as (
  select array_agg(timestamptz 'epoch' + first_us * interval '1 microsecond' order by first_us) as starts
  from unnest(:#day_starts::bigint[]) as t (first_us)
)
select
  width_bucket(created_at, (select starts from days)) - 1 as day,
  count(*) filter (where is_new) as inserted,
  count(*) filter (where not is_new) as changed
from stored
group by 1
