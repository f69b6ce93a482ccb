-- title en: Trend of active learners
-- title ru: Динамика активных студентов
-- help en : Active learners of a day, and their mean over seven days. The mean is there once all seven days are loaded.
-- help ru : Активные студенты за день и среднее за семь дней. Среднее есть, когда загружены все семь дней.
-- display : trend
-- place   : activity 5
-- shown by: page, metabase
-- date    : course_stats s.day
-- course  : course_stats s.course_id
-- column  : dt | day | Day | День
-- column  : learners | count | Learners | Студенты
-- column  : week_mean | decimal | Mean of 7 days | Среднее за 7 дней
select
  s.day as dt, sum(s.learners)::bigint as learners,
  case when count(*) over week = 7 then round(avg(sum(s.learners)) over week, 1) end as week_mean
from course_stats s
where {{date}} and (s.course_id = '' [[ and false or {{course}} ]]) -- without a course: the row of the whole day
group by 1
window week as (order by s.day range between interval '6 days' preceding and current row)
order by 1
