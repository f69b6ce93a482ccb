-- A year of a busy school: :days days of 10,000 attempts, the last one :day. A learner of one of 8 courses sits down, works
-- on one of the course's 40 tasks in five attempts, two trial runs and three submissions, and solves it or not.
insert into attempts (
  client, user_id, attempt_type, created_at, is_correct, course_id, task_id, oauth_consumer_key, lis_result_sourcedid,
  lis_outcome_service_url)
select
  'Bench', user_id, case when n % 5 < 2 then 'run' else 'submit' end, sat_down + n % 5 * interval '70 seconds',
  case when n % 5 >= 2 then n % 5 = 4 and luck < 60 end,
  course, task, '', course || ':lms.sandbox.example-' || task || ':' || user_id,
  'https://lms.sandbox.example/courses/' || course || '/xblock/block-v1:' || substr(course, 11) || '+type@lti+block@' || task
    || '/handler_noauth/grade_handler'
from (
  select
    n, md5('user ' || learner) as user_id, md5('task ' || learner % 8 || ' ' || (sitting / 3) % 40) as task,
    'course-v1:SandboxU+C-' || learner % 8 || '+2025' as course, abs(hashint8(sitting) % 100) as luck,
    (timestamp :'day' - (:days - 1 - sitting / 2000) * interval '1 day' + (sitting % 2000) * interval '43 seconds')
      at time zone 'UTC' as sat_down
  from (
    select n, n / 5 as sitting, abs(hashint8(n / 5 * 7919) % 6000) + n / 5 / 180000 * 6000 as learner
    from generate_series(0::bigint, :days * 10000::bigint - 1) n
  ) numbered
) made_up
on conflict do nothing;
