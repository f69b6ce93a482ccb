-- title en: Active learners and attempts
-- title ru: Активные студенты и попытки
-- help en : A point a day: how many learners were active and how many attempts they made. Points far from the others are unusual days.
-- help ru : Точка — день: сколько студентов было активно и сколько попыток они сделали. Точки в стороне от остальных — необычные дни.
-- display : scatter
-- place   : activity 8
-- shown by: page, metabase
-- date    : course_stats s.day
-- course  : course_stats s.course_id
-- column  : dt | day | Day | День
-- column  : learners | count | Learners | Студенты
-- column  : attempts | count | Attempts | Попытки
select s.day as dt, sum(s.learners)::bigint as learners, sum(s.attempts)::bigint as attempts
from course_stats s
where {{date}} and (s.course_id = '' [[ and false or {{course}} ]]) -- without a course: the row of the whole day
group by 1
order by 1
