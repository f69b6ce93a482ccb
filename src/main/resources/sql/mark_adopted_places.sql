-- Says which course and task places are.
-- params : n bigint[]; course_id, task_id text[] (null where unknown)
-- returns: nothing
update adopt_place p set course_id = t.course_id, task_id = t.task_id
from unnest(:#n::bigint[], :#course_id::text[], :#task_id::text[]) as t (n, course_id, task_id)
where p.n = t.n
