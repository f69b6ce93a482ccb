-- title en: Attempts
-- title ru: Попытки
-- help en : All attempts of the period: submissions and trial runs.
-- help ru : Все попытки за период: проверки и пробные запуски.
-- display : number
-- place   : tiles 2
-- shown by: page
-- date    : course_stats s.day
-- course  : course_stats s.course_id
-- column  : attempts | count | Attempts | Попытки
-- trend   : attempts_trend.attempts
select sum(s.attempts)::bigint as attempts
from course_stats s
where {{date}} and (s.course_id = '' [[ and false or {{course}} ]]) -- without a course: the row of the whole day
