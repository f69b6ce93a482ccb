-- Fills attempts with other days: :rows attempts, evenly over the 400 days before :day, oldest first.
insert into attempts (
  client, user_id, attempt_type, created_at, is_correct, course_id, task_id, oauth_consumer_key, lis_result_sourcedid,
  lis_outcome_service_url)
select
  'Bench', user_id, case when n % 5 < 3 then 'run' else 'submit' end,
  timestamptz :'day' - interval '400 days' + n * (interval '400 days' / :rows),
  case when n % 5 < 3 then null else n % 7 < 3 end,
  course, task, '', course || ':lms.sandbox.example-' || task || ':' || user_id,
  'https://lms.sandbox.example/courses/' || course || '/xblock/block-v1:' || substr(course, 11) || '+type@lti+block@' || task
    || '/handler_noauth/grade_handler'
from (
  select n, md5('user ' || n % 16000) as user_id, md5('task ' || n % 320) as task,
    'course-v1:SandboxU+C-' || n % 8 || '+2025' as course
  from generate_series(0, :rows - 1) n
) made_up;
