-- title en: Outcome of graded submissions
-- title ru: Итог оценённых проверок
-- help en : How many graded submissions of the period were correct and how many were not. Trial runs and submissions not graded yet are not counted.
-- help ru : Сколько оценённых проверок за период верны и сколько нет. Пробные запуски и ещё не оценённые проверки не считаются.
-- display : pie
-- place   : activity 3
-- shown by: page, metabase
-- date    : course_stats s.day
-- course  : course_stats s.course_id
-- column  : outcome | word | Outcome | Итог
-- column  : submissions | count | Submissions | Проверки
-- word    : correct | correct | верно
-- word    : wrong | wrong | неверно
select t.outcome, sum(t.submissions)::bigint as submissions
from course_stats s
cross join lateral (values ('correct', s.correct), ('wrong', s.graded - s.correct)) as t (outcome, submissions)
where {{date}} and (s.course_id = '' [[ and false or {{course}} ]]) -- without a course: the row of the whole day
group by 1
having sum(t.submissions) > 0
order by 1
