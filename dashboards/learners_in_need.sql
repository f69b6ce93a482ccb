-- title en: Who needs help
-- title ru: Кому нужна помощь
-- help en : As of the last day of the period with attempts. Stuck: active in the 7 days up to it, with at least 5 wrong submissions of a task not solved in the period. At risk: silent for 7 to 30 days, with a task submitted in the period and not solved. Only courses with at least 5 learners in the period; ids are cut to 8 characters; 50 at most.
-- help ru : На последний день периода с попытками. Застрял — был активен в последние 7 дней, и у не решённой за период задачи не меньше 5 неверных проверок. Может уйти — не появлялся от 7 до 30 дней, и есть задача, которую за период сдавал и не решил. Только курсы, где за период было не меньше 5 студентов; идентификаторы урезаны до 8 знаков; не больше 50.
-- display : table
-- place   : learners 1
-- shown by: page, metabase
-- date    : learner_stats s.day
-- course  : learner_stats l.course_id
-- column  : learner | learner | Learner | Студент
-- column  : course_id | course | Course | Курс
-- column  : state | word | State | Состояние
-- column  : not_solved | count | Tasks not solved | Не решено задач
-- column  : failures | count | Wrong submissions of one task | Неверных проверок одной задачи
-- column  : days_silent | count | Days silent | Дней без попыток
-- word    : stuck | stuck | застрял
-- word    : at_risk | at risk | может уйти
with work as (
  select
    s.course_id, s.user_id, s.task_id, max(s.day) as last_day,
    case when s.task_id is not null and max(s.correct) = 0 then sum(s.graded) else 0 end as failures
  from learner_stats s
  where s.attempts > 0 and s.course_id is not null and {{date}}
  group by 1, 2, 3
), learner as (
  select
    course_id, user_id, max(max(last_day)) over () - max(last_day) as days_silent,
    count(*) filter (where failures > 0) as not_solved, max(failures) as failures,
    count(*) over (partition by course_id) as learners
  from work
  group by course_id, user_id
)
select
  left(l.user_id, 8) as learner, l.course_id, case when l.days_silent < 7 then 'stuck' else 'at_risk' end as state,
  l.not_solved, l.failures, l.days_silent
from learner l -- the course is chosen last: silence counts from the last day of all courses
where l.learners >= 5 and l.not_solved > 0 and (l.days_silent between 7 and 30 or l.days_silent < 7 and l.failures >= 5)
  [[ and {{course}} ]]
order by state desc, failures desc, not_solved desc, days_silent, course_id, user_id
limit 50
