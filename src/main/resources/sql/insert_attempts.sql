-- Stores attempts of different identity, none of which is stored yet: twice as fast as looking each one up.
-- params : client text; user_id, attempt_type, course_id, task_id, oauth_consumer_key, lis_result_sourcedid,
--          lis_outcome_service_url text[]; created_at bigint[] (microseconds since 1970); is_correct boolean[]
-- returns: nothing; one that is stored already is refused by the unique index, and with it all
insert into attempts (
  client, user_id, attempt_type, created_at, is_correct, course_id, task_id,
  oauth_consumer_key, lis_result_sourcedid, lis_outcome_service_url)
select
  :#client, user_id, attempt_type, timestamptz 'epoch' + created_us * interval '1 microsecond', is_correct,
  course_id, task_id, oauth_consumer_key, lis_result_sourcedid, lis_outcome_service_url
from unnest(
  :#user_id::text[], :#attempt_type::text[], :#created_at::bigint[], :#is_correct::boolean[], :#course_id::text[],
  :#task_id::text[], :#oauth_consumer_key::text[], :#lis_result_sourcedid::text[], :#lis_outcome_service_url::text[]
) as t (user_id, attempt_type, created_us, is_correct, course_id, task_id,
        oauth_consumer_key, lis_result_sourcedid, lis_outcome_service_url)
