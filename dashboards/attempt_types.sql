-- title en: Types of attempts
-- title ru: Типы попыток
-- help en : How the attempts of the period divide into submissions and trial runs.
-- help ru : Как попытки за период делятся на проверки и пробные запуски.
-- display : pie
-- place   : activity 4
-- shown by: page, metabase
-- date    : course_stats s.day
-- course  : course_stats s.course_id
-- column  : attempt_type | word | Type | Тип
-- column  : attempts | count | Attempts | Попытки
-- word    : submit | submission | проверка
-- word    : run | trial run | пробный запуск
select t.attempt_type, sum(t.attempts)::bigint as attempts
from course_stats s
cross join lateral (values ('submit', s.submissions), ('run', s.trial_runs)) as t (attempt_type, attempts)
where {{date}} and (s.course_id = '' [[ and false or {{course}} ]]) -- without a course: the row of the whole day
group by 1
having sum(t.attempts) > 0
order by 1 desc
