-- title en: Success rate
-- title ru: Доля успешных проверок
-- help en : Correct submissions ÷ all submissions of the period, those not graded yet included, as in the daily table and the mail. Without submissions there is none.
-- help ru : Верные проверки ÷ все проверки за период, включая ещё не оценённые, как в ежедневной таблице и письме. Без проверок её нет.
-- display : number
-- place   : tiles 3
-- shown by: page
-- date    : course_stats s.day
-- course  : course_stats s.course_id
-- column  : success_rate | percent | Success rate, % | Доля успешных, %
-- trend   : attempts_by_day.success_rate
select round(100.0 * sum(s.correct) / nullif(sum(s.submissions), 0), 2) as success_rate
from course_stats s
where {{date}} and (s.course_id = '' [[ and false or {{course}} ]]) -- without a course: the row of the whole day
