-- title en: Active learners a day (DAU)
-- title ru: Активные студенты по дням (DAU)
-- help en : Different learners with at least one attempt on that day. Ids belong to a course: who takes two courses counts twice. A day that was not loaded is left out.
-- help ru : Сколько разных студентов сделали за день хотя бы одну попытку. Идентификаторы свои в каждом курсе: кто учится на двух курсах, считается дважды. Незагруженных дней на графике нет.
-- display : line
-- place   : activity 1
-- shown by: page, metabase
-- date    : course_stats s.day
-- course  : course_stats s.course_id
-- column  : dt | day | Day | День
-- column  : learners | count | Learners | Студенты
select s.day as dt, sum(s.learners)::bigint as learners
from course_stats s
where {{date}} and (s.course_id = '' [[ and false or {{course}} ]]) -- without a course: the row of the whole day
group by 1
order by 1
