-- title en: Active learners
-- title ru: Активные студенты
-- help en : Different learners with at least one attempt in the period. Ids belong to a course: who takes two courses counts twice.
-- help ru : Сколько разных студентов сделали за период хотя бы одну попытку. Идентификаторы свои в каждом курсе: кто учится на двух курсах, считается дважды.
-- display : number
-- place   : tiles 1
-- shown by: page
-- date    : learner_stats s.day
-- course  : learner_stats s.course_id
-- column  : learners | count | Learners | Студенты
-- trend   : learners_by_day.learners
select nullif(count(*), 0) as learners
from (
  select s.user_id
  from learner_stats s
  where s.attempts > 0 and {{date}} [[ and {{course}} ]]
  group by s.user_id
) learner
