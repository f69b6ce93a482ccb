-- title en: Attempts a day
-- title ru: Попытки по дням
-- help en : Submissions and trial runs of the day. Success rate: correct submissions ÷ all submissions of the day, those not graded yet included, as in the daily table and the mail; without submissions there is none.
-- help ru : Проверки и пробные запуски за день. Доля успешных: верные проверки ÷ все проверки за день, включая ещё не оценённые, как в ежедневной таблице и письме; без проверок её нет.
-- display : bar
-- place   : activity 2
-- shown by: page, metabase
-- date    : course_stats s.day
-- course  : course_stats s.course_id
-- column  : dt | day | Day | День
-- column  : submissions | count | Submissions | Проверки
-- column  : trial_runs | count | Trial runs | Пробные запуски
-- column  : success_rate | percent | Success rate, % | Доля успешных, %
select
  s.day as dt, sum(s.submissions)::bigint as submissions, sum(s.trial_runs)::bigint as trial_runs,
  round(100.0 * sum(s.correct) / nullif(sum(s.submissions), 0), 2) as success_rate
from course_stats s
where {{date}} and (s.course_id = '' [[ and false or {{course}} ]]) -- without a course: the row of the whole day
group by 1
order by 1
