-- title en: Hardest tasks
-- title ru: Самые трудные задачи
-- help en : Tasks that at least 5 learners submitted in the period, those solved least often at the first try first; 20 at most. Only graded submissions count. Submissions: the mean of a learner. Not solved: learners without a correct submission in the period.
-- help ru : Задачи, которые за период сдавали не меньше 5 студентов; сначала те, что реже решают с первой попытки; не больше 20. Считаются только оценённые проверки. Проверок — в среднем у студента. Не решили — студенты без верной проверки за период.
-- display : table
-- place   : tasks 1
-- shown by: page, metabase
-- date    : learner_stats s.day
-- course  : learner_stats s.course_id
-- column  : task_id | task | Task | Задача
-- column  : course_id | course | Course | Курс
-- column  : learners | count | Learners | Студенты
-- column  : first_try | percent | Solved at first try, % | С первой попытки, %
-- column  : submissions | decimal | Submissions of a learner | Проверок на студента
-- column  : not_solved | percent | Not solved, % | Не решили, %
with work as (
  select
    s.course_id, s.user_id, s.task_id, sum(s.graded) as submissions, max(s.correct) as correct,
    min(s.day) as first_day, min(s.day) filter (where s.first_correct) as first_correct_day
  from learner_stats s
  where s.graded > 0 and s.task_id is not null and {{date}} [[ and {{course}} ]]
  group by 1, 2, 3
)
select
  task_id, course_id, count(*) as learners,
  round(100.0 * count(*) filter (where first_day = first_correct_day) / count(*), 1) as first_try,
  round(sum(submissions) / count(*), 1) as submissions,
  round(100.0 * count(*) filter (where correct = 0) / count(*), 1) as not_solved
from work
group by task_id, course_id
having count(*) >= 5
order by first_try, not_solved desc, learners desc, task_id, course_id
limit 20
