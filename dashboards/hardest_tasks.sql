-- title en: Hardest tasks
-- title ru: Самые трудные задачи
-- help en : Tasks that at least 5 learners submitted in the period, those solved least often at the first try first; 20 at most. Only graded submissions count. Tries to solve: the mean of those who solved it. Not solved: learners without a correct submission in the period.
-- help ru : Задачи, которые за период сдавали не меньше 5 студентов; сначала те, что реже решают с первой попытки; не больше 20. Считаются только оценённые проверки. Попыток до решения — в среднем у решивших. Не решили — студенты без верной проверки за период.
-- display : table
-- place   : tasks 1
-- shown by: page, metabase
-- date    : attempts a.created_at
-- course  : attempts a.course_id
-- column  : task_id | task | Task | Задача
-- column  : course_id | course | Course | Курс
-- column  : learners | count | Learners | Студенты
-- column  : first_try | percent | Solved at first try, % | С первой попытки, %
-- column  : tries | decimal | Tries to solve | Попыток до решения
-- column  : not_solved | percent | Not solved, % | Не решили, %
with submission as (
  select a.course_id, a.task_id, a.user_id, a.created_at, a.is_correct
  from attempts a
  where a.attempt_type = 'submit' and a.is_correct is not null and a.task_id is not null
    and {{date}} [[ and {{course}} ]]
), work as ( -- by minimum and a second look, not by numbering: sorting them all would take longer
  select
    course_id, task_id, user_id, min(created_at) as first_at, min(created_at) filter (where is_correct) as solved_at
  from submission
  group by 1, 2, 3
), tries as (
  select w.task_id, w.course_id, count(*) as n
  from work w
  join submission s
    on s.task_id = w.task_id and s.user_id = w.user_id and s.course_id is not distinct from w.course_id
    and s.created_at <= w.solved_at
  group by 1, 2
), task as (
  select
    task_id, course_id, count(*) as learners, count(solved_at) as solvers,
    count(*) filter (where first_at = solved_at) as at_once
  from work
  group by 1, 2
  having count(*) >= 5
)
select
  t.task_id, t.course_id, t.learners,
  round(100.0 * t.at_once / t.learners, 1) as first_try,
  round(1.0 * tries.n / t.solvers, 1) as tries,
  round(100.0 * (t.learners - t.solvers) / t.learners, 1) as not_solved
from task t
left join tries on tries.task_id = t.task_id and tries.course_id is not distinct from t.course_id
order by first_try, not_solved desc, t.learners desc, t.task_id
limit 20
