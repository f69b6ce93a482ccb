-- title en: Who needs help
-- title ru: Кому нужна помощь
-- help en : Over the 30 days up to the last day of the period with attempts. Stuck: active in the last 7 days, with at least 5 wrong submissions of a task not solved. At risk: silent for 7 to 30 days, with a task submitted and not solved. Only courses with at least 5 learners in those days; ids are cut to 8 characters; 50 at most.
-- help ru : За 30 дней до последнего дня периода с попытками. Застрял — был активен в последние 7 дней, и у нерешённой задачи не меньше 5 неверных проверок. Может уйти — не появлялся от 7 до 30 дней, и есть задача, которую сдавал и не решил. Только курсы, где за эти дни было не меньше 5 студентов; идентификаторы урезаны до 8 знаков; не больше 50.
-- display : table
-- place   : learners 1
-- shown by: page, metabase
-- date    : course_stats s.day
-- course  : attempts a.course_id
-- column  : learner | learner | Learner | Студент
-- column  : course_id | course | Course | Курс
-- column  : state | word | State | Состояние
-- column  : not_solved | count | Tasks not solved | Не решено задач
-- column  : failures | count | Wrong submissions of one task | Неверных проверок одной задачи
-- column  : days_silent | count | Days silent | Дней без попыток
-- word    : stuck | stuck | застрял
-- word    : at_risk | at risk | может уйти
with period as (
  select s.client, max(s.day) as last_day
  from course_stats s
  where {{date}} and s.course_id = '' and s.attempts > 0
  group by 1
), work as (
  select
    a.client, p.last_day, a.course_id, a.user_id, max(a.created_at) as last_at,
    count(*) filter (where a.attempt_type = 'submit' and not a.is_correct and a.task_id is not null) as failures,
    count(*) filter (where a.attempt_type = 'submit' and a.is_correct) as successes
  from period p
  join attempts a
    on a.client = p.client
    and a.created_at >= (p.last_day - 30)::timestamptz and a.created_at < (p.last_day + 1)::timestamptz
  where a.course_id is not null [[ and {{course}} ]]
  group by 1, 2, 3, a.task_id, 4
), learner as (
  select
    course_id, user_id, last_day - max(last_at)::date as days_silent,
    count(*) filter (where failures > 0 and successes = 0) as not_solved,
    max(failures) filter (where successes = 0) as failures,
    count(*) over (partition by client, course_id) as learners
  from work
  group by client, last_day, course_id, user_id
)
select
  left(user_id, 8) as learner, course_id, case when days_silent < 7 then 'stuck' else 'at_risk' end as state,
  not_solved, failures, days_silent
from learner
where learners >= 5 and not_solved > 0 and (days_silent >= 7 or failures >= 5)
order by state desc, failures desc, not_solved desc, days_silent, course_id, user_id
limit 50
