-- Takes the rows of these days over that are attempts nobody has stored yet.
-- params : client text, days date[]
-- returns: nothing; how many they were is the count of the update
insert into attempts (
  client, user_id, attempt_type, created_at, is_correct, course_id, task_id,
  oauth_consumer_key, lis_result_sourcedid, lis_outcome_service_url)
select
  :#client, user_id, attempt_type, created_at, is_correct, course_id, task_id,
  oauth_consumer_key, lis_result_sourcedid, lis_outcome_service_url
from adopt_row r
left join adopt_place p on p.place = r.place and p.url = coalesce(r.lis_outcome_service_url, '')
where verdict = 'NEW' and day = any (:#days::date[])
