-- title en: Trend of attempts
-- title ru: Динамика попыток
-- help en : Attempts of a day, and their mean over seven days. The mean is there once all seven days are loaded.
-- help ru : Попытки за день и среднее за семь дней. Среднее есть, когда загружены все семь дней.
-- display : trend
-- place   : activity 6
-- shown by: page, metabase
-- date    : course_stats s.day
-- course  : course_stats s.course_id
-- column  : dt | day | Day | День
-- column  : attempts | count | Attempts | Попытки
-- column  : week_mean | decimal | Mean of 7 days | Среднее за 7 дней
select
  s.day as dt, sum(s.attempts)::bigint as attempts,
  case when count(*) over week = 7 then round(avg(sum(s.attempts)) over week, 1) end as week_mean
from course_stats s
where {{date}} and (s.course_id = '' [[ and false or {{course}} ]]) -- without a course: the row of the whole day
group by 1
window week as (order by s.day range between interval '6 days' preceding and current row)
order by 1
