-- title en: Who needs help
-- title ru: Кому нужна помощь
-- help en : As of the last day of the period with attempts, from the 60 days up to it. Stuck: active in the last 7 of them, with at least 5 wrong submissions of a task not solved. At risk: silent for 7 to 30 days, with a task submitted and not solved. Only courses with at least 5 learners in these days; ids are cut to 8 characters; 50 at most.
-- help ru : На последний день периода с попытками, по 60 дням до него. Застрял — был активен в последние 7 из них, и у не решённой задачи не меньше 5 неверных проверок. Может уйти — не появлялся от 7 до 30 дней, и есть задача, которую сдавал и не решил. Только курсы, где за эти дни было не меньше 5 студентов; идентификаторы урезаны до 8 знаков; не больше 50.
-- display : table
-- place   : learners 1
-- shown by: page, metabase
-- date    : learner_stats s.day
-- course  : learner_stats s.course_id
-- column  : learner | learner | Learner | Студент
-- column  : course_id | course | Course | Курс
-- column  : state | word | State | Состояние
-- column  : not_solved | count | Tasks not solved | Не решено задач
-- column  : failures | count | Wrong submissions of one task | Неверных проверок одной задачи
-- column  : days_silent | count | Days silent | Дней без попыток
-- word    : stuck | stuck | застрял
-- word    : at_risk | at risk | может уйти
with period as ( -- of all courses, whichever is asked for
  select s.client, max(s.day) as last_day
  from course_stats s
  where {{date}} and s.course_id <> '' and s.attempts > 0
  group by 1
), work as (
  select
    s.course_id, s.user_id, s.task_id, p.last_day - max(s.day) as days_silent,
    case when s.task_id is not null and max(s.correct) = 0 then sum(s.graded) else 0 end as failures
  from period p
  join learner_stats s on s.client = p.client and s.day > p.last_day - 60
  where s.attempts > 0 and s.course_id is not null and {{date}} [[ and {{course}} ]]
  group by 1, 2, 3, p.last_day
), learner as (
  select
    course_id, user_id, min(days_silent) as days_silent,
    count(*) filter (where failures > 0) as not_solved, max(failures) as failures,
    count(*) over (partition by course_id) as learners
  from work
  group by course_id, user_id
)
select
  left(user_id, 8) as learner, course_id, case when days_silent < 7 then 'stuck' else 'at_risk' end as state,
  not_solved, failures, days_silent
from learner
where learners >= 5 and not_solved > 0 and (days_silent between 7 and 30 or days_silent < 7 and failures >= 5)
order by state desc, failures desc, not_solved desc, days_silent, course_id, user_id
limit 50
